package dev.attain.app;

import dev.attain.client.ClientException;
import dev.attain.config.SettingsException;
import dev.attain.http.ServerStartException;
import dev.attain.storage.embedded.DataFolderException;
import dev.attain.storage.embedded.backup.BackupException;
import dev.attain.storage.migration.MigrationException;
import dev.attain.storage.mongo.MongoRefusedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells the user what went wrong: in plain words and without a stack what the user can change, with
 * everything we know what only we can.
 */
final class Complaints implements IExecutionExceptionHandler {
  static final int CAN_NOT = 2;
  private static final int BUG = 3;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (failure instanceof ClientException
        || failure instanceof SettingsException
        || failure instanceof ServerStartException
        || failure instanceof DataFolderException
        || failure instanceof BackupException
        || failure instanceof MongoRefusedException
        || failure instanceof MigrationException) {
      commandLine.getErr().println("attain: " + failure.getMessage());
      return CAN_NOT;
    }
    if (failure instanceof IOException unreadable) {
      commandLine.getErr().println("attain: " + sentence(unreadable));
      return CAN_NOT;
    }
    commandLine.getErr().println("attain: a bug; please report it with what follows");
    failure.printStackTrace(commandLine.getErr());
    return BUG;
  }

  private static String sentence(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file " + failure.getMessage();
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission for " + failure.getMessage();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
