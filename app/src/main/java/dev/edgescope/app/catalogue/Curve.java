package dev.edgescope.app.catalogue;

import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.SeriesStyle.Interpolation;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A quantity of a run as a line, or as a family of lines: one for each eigenvalue, or for each
 * layer. Its name is asked for anew whenever a line is made, in the language of the window.
 *
 * @param style of the i-th line of the family, in the colour of the first run
 * @param source where its points come from
 * @param quantity what has to be measured for it; empty if it always is
 */
public record Curve(IntFunction<SeriesStyle> style, Source source, Optional<Quantity> quantity) {

  /** Where the points of a curve come from. */
  public sealed interface Source {

    /** Of every measurement, a point for each line of the family; NaN where it is undefined. */
    record Measured(Function<Measurement, List<Reading>> read) implements Source {}

    /** The loss of the batch of every step. */
    record Stepped() implements Source {}

    /** Of every step that a predicted curve beside the run has come to; NaN where there is none. */
    record Predicted(FlowKind flow, ToDoubleFunction<FlowEvent.Reached> value) implements Source {}
  }

  /** One line, of what every measurement holds. */
  static Curve of(Supplier<String> name, ToDoubleFunction<Measurement> value) {
    return ofReading(name, reading -> new Reading(value.applyAsDouble(reading), 0, true));
  }

  /** One line, of what not every measurement holds: what is missing leaves no gap. */
  static Curve ofSome(Supplier<String> name, ToDoubleFunction<Measurement> value) {
    return ofSomeReadings(
        name,
        reading -> {
          double found = value.applyAsDouble(reading);
          return Double.isNaN(found) ? Optional.empty() : Optional.of(Reading.exact(found));
        });
  }

  /** The same of what may fail to converge, or be undefined, which leaves a gap. */
  static Curve ofSomeReadings(
      Supplier<String> name, Function<Measurement, Optional<Reading>> read) {
    return new Curve(
        index -> SeriesStyle.of(name.get(), 0),
        new Source.Measured(reading -> read.apply(reading).stream().toList()),
        Optional.empty());
  }

  /** The same of what may fail to converge. */
  static Curve ofReading(Supplier<String> name, Function<Measurement, Reading> read) {
    return new Curve(
        index -> SeriesStyle.of(name.get(), 0),
        new Source.Measured(reading -> List.of(read.apply(reading))),
        Optional.empty());
  }

  /** One line, of the loss that every step tells. */
  static Curve ofSteps(Supplier<SeriesStyle> style) {
    return new Curve(index -> style.get(), new Source.Stepped(), Optional.empty());
  }

  /**
   * A family of which the first line leads and the others keep it company.
   *
   * @param name of the i-th line
   */
  static Curve family(IntFunction<String> name, Function<Measurement, List<Reading>> read) {
    return new Curve(
        index -> {
          SeriesStyle style = SeriesStyle.of(name.apply(index), 0);
          return index == 0 ? style.withMarkers(true) : style.withWeight(Weight.PALE);
        },
        new Source.Measured(read),
        Optional.empty());
  }

  /** The same of what is measured on demand. */
  static Curve family(IntFunction<String> name, Quantity quantity) {
    Curve family = family(name, reading -> reading.readings(quantity));
    return new Curve(family.style(), family.source(), Optional.of(quantity));
  }

  /** What is measured on demand: one line, or one for each layer. */
  static Curve of(Quantity quantity) {
    return new Curve(
        index ->
            quantity.isByLayer() ? layer(index) : SeriesStyle.of(QuantitySymbols.of(quantity), 0),
        new Source.Measured(reading -> reading.readings(quantity)),
        Optional.of(quantity));
  }

  /** The same as company for the leading line: thin and dashed. */
  Curve beside(Supplier<String> name) {
    return new Curve(
        index ->
            style.apply(index).withName(name.get()).withWeight(Weight.THIN).withDash(Dash.DASHED),
        source,
        quantity);
  }

  /** The same as steps: a setting holds until it is changed. */
  Curve stepped() {
    return new Curve(
        index -> style.apply(index).withInterpolation(Interpolation.STEP), source, quantity);
  }

  /** The same in the look that all predictions have, and nothing else: long dashes, no points. */
  Curve predicted(Supplier<String> name) {
    return predicted(name, Dash.LONG_DASHED);
  }

  /** The same beside other predictions, from which the dashes tell it. */
  Curve predicted(Supplier<String> name, Dash dash) {
    return new Curve(
        index ->
            style
                .apply(index)
                .withName(name.get())
                .withWeight(Weight.THIN)
                .withDash(dash)
                .withMarkers(false),
        source,
        quantity);
  }

  /** Layers differ in dash, for within a run they share its colour. */
  private static SeriesStyle layer(int index) {
    Dash[] dashes = Dash.values();
    SeriesStyle style =
        SeriesStyle.of(Words.text("charts.curve.layer", String.valueOf(index + 1)), 0);
    return style.withDash(dashes[index % dashes.length]).withWeight(Weight.THIN);
  }
}
