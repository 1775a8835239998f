package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** One statement a line, as it was received but for line breaks between its tokens. */
final class NdjsonWriter implements RowWriter {
  @Override
  public byte[] begin() {
    return new byte[0];
  }

  @Override
  public byte[] write(List<StatementRow> rows) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(rows.size() * 1_024);
    for (StatementRow row : rows) {
      byte[] json = StatementTree.bytes(row);
      for (int i = 0; i < json.length; i++) {
        if (json[i] == '\n' || json[i] == '\r') {
          json[i] = ' ';
        }
      }
      lines.writeBytes(json);
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  @Override
  public byte[] end() {
    return new byte[0];
  }
}
