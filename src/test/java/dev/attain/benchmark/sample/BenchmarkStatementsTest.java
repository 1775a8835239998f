package dev.attain.benchmark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementRef;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarkStatementsTest {
  private static List<Statement> read(byte[] body) {
    Reading reading = new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT).read(body);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) reading).statements().stream().map(one -> one.statement()).toList();
  }

  @ParameterizedTest
  @EnumSource(StatementShape.class)
  void every_shape_is_valid_and_is_what_its_number_says(StatementShape shape) {
    BenchmarkStatements statements = new BenchmarkStatements(5, true, shape);
    List<Statement> batch = read(statements.batch(40));

    assertThat(statements.made()).isEqualTo(40);
    for (int i = 0; i < 40; i++) {
      Drawn drawn = statements.draw(i);
      Statement statement = batch.get(i);
      assertThat(Objects.requireNonNull(statement.id()).value()).isEqualTo(drawn.id());
      assertThat(statement.verb().id().value()).isEqualTo(drawn.verb());
      assertThat(Objects.requireNonNull(statement.context()).registration()).isNotNull();
      assertThat(statement.object() instanceof StatementRef).isEqualTo(drawn.refers());
    }
  }

  @Test
  void two_of_one_seed_send_the_same_and_of_another_seed_not() {
    assertThat(new BenchmarkStatements(1).batch(20))
        .isEqualTo(new BenchmarkStatements(1).batch(20));
    assertThat(new BenchmarkStatements(1).batch(20))
        .isNotEqualTo(new BenchmarkStatements(2).batch(20));
  }

  @Test
  void in_order_each_is_of_the_second_after_the_one_before() {
    BenchmarkStatements statements = new BenchmarkStatements(1, true, StatementShape.USUAL);

    assertThat(Duration.between(statements.draw(8).timestamp(), statements.draw(9).timestamp()))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_statement_has_about_eleven_hundred_bytes() {
    assertThat(new BenchmarkStatements(1).batch(1_000).length / 1_000).isBetween(1_050, 1_200);
  }

  @Test
  void what_is_made_ready_for_the_store_is_the_statement_with_an_authority() {
    BenchmarkStatements statements = new BenchmarkStatements(1);
    List<NewStatement> ready = new BareStatements().read(statements.batch(3));

    for (int i = 0; i < 3; i++) {
      Statement stored = StatementJson.read(ready.get(i).json());
      assertThat(ready.get(i).id().value()).isEqualTo(statements.draw(i).id());
      assertThat(Objects.requireNonNull(stored.id()).value()).isEqualTo(statements.draw(i).id());
      assertThat(stored.authority()).isNotNull();
      assertThat(ready.get(i).terms()).hasSizeGreaterThan(8);
    }
  }
}
