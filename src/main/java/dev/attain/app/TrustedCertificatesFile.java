package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.config.SettingsException;
import dev.attain.xapi.signature.TrustedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;

/** The file of certificates that signatures of statements may lead to. */
final class TrustedCertificatesFile {
  private TrustedCertificatesFile() {}

  /**
   * @throws SettingsException when there should be one, and it can't be read
   */
  static TrustedCertificates read(ServerSettings settings) {
    return settings
        .attachments()
        .trustedCertificates()
        .map(TrustedCertificatesFile::read)
        .orElse(TrustedCertificates.NONE);
  }

  private static TrustedCertificates read(Path file) {
    try (InputStream certificates = Files.newInputStream(file)) {
      return TrustedCertificates.read(certificates);
    } catch (IOException | CertificateException e) {
      throw new SettingsException(
          List.of(
              ServerSettings.TRUSTED_CERTIFICATES.name()
                  + ": "
                  + file
                  + " can't be read as certificates in PEM ("
                  + e.getMessage()
                  + ")"));
    }
  }
}
