package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.data.DataSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into the fields of the window. */
class FieldTextTest {
  private static final String WIDTHS =
      "; give whole numbers from 1 to 4,096 separated by commas, for example 64, 64.";
  private static final String RATES = "; give a number from 0.000001 to 1,000, for example 0.1.";
  private static final String BATCHES = "; give a whole number from 1 to 1,000, or \"full\".";

  static Stream<Arguments> badTexts() {
    return Stream.of(
        bad(
            "Hidden layers: \"\" in \"64,,x\" is not a width" + WIDTHS,
            () -> RunFormats.HIDDEN.parse("64,,x")),
        bad(
            "Hidden layers: \"4097\" in \"4097\" is not a width" + WIDTHS,
            () -> RunFormats.HIDDEN.parse("4097")),
        bad(
            "Hidden layers: \"-1\" in \"64, -1\" is not a width" + WIDTHS,
            () -> RunFormats.HIDDEN.parse("64, -1")),
        bad(
            "Hidden layers: \"99999999999\" in \"99999999999\" is not a width" + WIDTHS,
            () -> RunFormats.HIDDEN.parse("99999999999")),
        bad(
            "Hidden layers: 17 layers are too many; give at most 16 widths.",
            () -> RunFormats.HIDDEN.parse("1" + ",1".repeat(16))),
        bad(
            "Initial scale: \"\" is not a number; give a number from 0.0001 to 100, for example"
                + " 0.3.",
            () -> RunFormats.INIT_SCALE.parse("")),
        bad(
            "Learning rate: \"abc\" is not a number" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("abc")),
        bad(
            "Learning rate: \"NaN\" is not a number" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("NaN")),
        bad(
            "Learning rate: \"1,000\" is not a number" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("1,000")),
        bad(
            "Learning rate: -1 is out of range" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("-1")),
        bad(
            "Learning rate: 1,000,000,000 is out of range" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("1e9")),
        bad("Learning rate: 0 is out of range" + RATES, () -> RunFormats.LEARNING_RATE.parse("0")),
        bad(
            "Learning rate: \"1e400\" is out of range" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("1e400")),
        bad(
            "Learning rate: \"1e-99999\" is out of range" + RATES,
            () -> RunFormats.LEARNING_RATE.parse("1e-99999")),
        bad(
            "Momentum: 1 is out of range; give a number from 0 to 0.999, for example 0.9.",
            () -> RunFormats.MOMENTUM.parse("1.0")),
        bad(
            "Batch size: 5,000 is more than the 1,000 training examples" + BATCHES,
            () -> RunFormats.parseBatchSize("5000", 1000)),
        bad("Batch size: 0 is out of range" + BATCHES, () -> RunFormats.parseBatchSize("0", 1000)),
        bad(
            "Batch size: \"8.5\" is not a whole number" + BATCHES,
            () -> RunFormats.parseBatchSize("8.5", 1000)),
        bad(
            "Batch size: \"99999999999999999999\" is out of range" + BATCHES,
            () -> RunFormats.parseBatchSize("99999999999999999999", 1000)),
        bad(
            "Examples: 5,001 is out of range; give a whole number from 1 to 5,000, the number of"
                + " training examples of MNIST.",
            () -> RunFormats.parseExamples(ExampleRange.of(DataSource.MNIST), "5001")),
        bad(
            "Top eigenvalues: 33 is out of range; give a whole number from 0 to 32, or"
                + " \"above-half-edge\" for as many as lie above half the edge, 32 at the most.",
            () -> RunFormats.EIGENVALUES.parse("33")),
        bad(
            "Measuring share: 2 is out of range; give a number from 0 to 1, for example 0.5.",
            () -> RunFormats.SHARE.parse("2")),
        bad(
            "Seed: \"x\" is not a whole number; give a whole number of at most 64 bits, for example"
                + " 1.",
            () -> RunFormats.SEED.parse("x")));
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void aBadTextIsRefusedInOneSentence(String message, Executable parse) {
    assertEquals(message, assertThrows(InvalidConfigException.class, parse).getMessage());
  }

  @Test
  void theProblemLeavesTheNameOfTheSettingOut() {
    var thrown =
        assertThrows(InvalidConfigException.class, () -> RunFormats.LEARNING_RATE.parse("-1"));
    assertEquals("-1 is out of range" + RATES, thrown.problem());
  }

  @Test
  void widthsMayStandApart() {
    assertEquals(List.of(64, 128), RunFormats.HIDDEN.parse(" 64 ,128"));
  }

  @Test
  void noWidthsAreALinearModel() {
    assertEquals(List.of(), RunFormats.HIDDEN.parse(" "));
  }

  @Test
  void widthsAreShownAsTheyAreRead() {
    assertEquals("64, 128", RunFormats.HIDDEN.format(List.of(64, 128)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.05", " 5e-2 ", "+.05", "5E-2", "0,05"})
  void numbersAreReadInAllUsualForms(String text) {
    assertEquals(0.05, RunFormats.LEARNING_RATE.parse(text));
  }

  @Test
  void thousandsMayBeSeparated() {
    assertEquals(BatchSize.of(1000), RunFormats.parseBatchSize("1,000", 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void theLanguageOfTheMachineIsOfNoAccount(String language) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertEquals(BatchSize.of(1000), RunFormats.parseBatchSize("1,000", 1000));
      assertEquals(BatchSize.full(), RunFormats.parseBatchSize("FULL", 1000));
      var thrown =
          assertThrows(InvalidConfigException.class, () -> RunFormats.parseBatchSize("5000", 1000));
      assertEquals("5,000 is more than the 1,000 training examples" + BATCHES, thrown.problem());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theFullBatchHasAWord() {
    assertEquals(BatchSize.full(), RunFormats.parseBatchSize("Full", 1000));
  }

  @Test
  void theFieldTakesTheWordForAdaptiveNumbers() {
    SettingFormat<TopEigenvalues> field = RunFormats.EIGENVALUES;
    assertEquals(
        TopEigenvalues.aboveHalfEdge(), field.parse(field.format(TopEigenvalues.aboveHalfEdge())));
  }

  private static Arguments bad(String message, Executable parse) {
    return Arguments.of(message, parse);
  }
}
