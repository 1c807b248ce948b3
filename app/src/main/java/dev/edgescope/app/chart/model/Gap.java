package dev.edgescope.app.chart.model;

import java.util.stream.Stream;

/**
 * The area between two series of one chart, where both were recorded.
 *
 * @param of whose it is: it is shown with that series
 */
public record Gap(Series one, Series other, Series of) {

  /** The area between two series that are shown themselves. */
  public Gap(Series one, Series other) {
    this(one, other, one);
  }

  /** Those that it is not shown without. */
  public Stream<Series> all() {
    return Stream.of(one, other, of).distinct();
  }
}
