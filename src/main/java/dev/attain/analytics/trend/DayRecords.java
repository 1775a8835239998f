package dev.attain.analytics.trend;

import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The days that were recorded. */
public final class DayRecords {
  /** One {@link CohortDay} each, by the hash of the cohort's id and the day. */
  private static final RecordCollection DAYS = new RecordCollection("cohort-day", List.of());

  private final RecordStore records;

  public DayRecords(RecordStore records) {
    this.records = records;
  }

  /** Those of a span of days that were recorded. */
  Future<Map<LocalDate, CohortDay>> find(String cohort, LocalDate from, LocalDate to) {
    List<String> ids = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      ids.add(id(cohort, day));
    }
    return records
        .findAll(DAYS, ids)
        .map(
            found -> {
              Map<LocalDate, CohortDay> days = new TreeMap<>();
              found
                  .values()
                  .forEach(
                      stored -> {
                        CohortDay day = RecordForm.read(stored, CohortDay.class);
                        days.put(day.day(), day);
                      });
              return days;
            });
  }

  Future<Optional<CohortDay>> find(String cohort, LocalDate day) {
    return records
        .find(DAYS, id(cohort, day))
        .map(found -> found.map(stored -> RecordForm.read(stored, CohortDay.class)));
  }

  /** Records a day, unless another node has. */
  Future<Void> record(CohortDay day) {
    return records
        .write(
            List.of(
                new RecordWrite.Put(
                    DAYS,
                    id(day.cohort(), day.day()),
                    RecordWrite.ABSENT,
                    RecordForm.write(day),
                    Map.of())))
        .mapEmpty();
  }

  private static String id(String cohort, LocalDate day) {
    return RecordForm.id(cohort) + "-" + day;
  }
}
