package dev.attain.analytics.statements.export;

import dev.attain.analytics.statements.filter.StatementRow;
import java.util.List;

/** Makes octets of statements, some at a time; not for several threads at once. */
interface RowWriter {

  /** What comes before all rows. */
  byte[] begin();

  /** What some rows come to; empty while they are kept for later. */
  byte[] write(List<StatementRow> rows);

  /** What comes after all rows. */
  byte[] end();
}
