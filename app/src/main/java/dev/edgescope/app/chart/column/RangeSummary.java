package dev.edgescope.app.chart.column;

/** Takes in what there is to know of a stretch of values, one by one or block by block. */
public interface RangeSummary {
  /** Takes one value in; a value that is not finite is a gap and changes nothing. */
  void include(double value);

  /**
   * Takes a block in.
   *
   * @param min of its finite values; infinity where there is none
   * @param max of these; negative infinity where there is none
   * @param minPositive of those above zero; infinity where there is none
   * @param sum of its finite values
   * @param count how many those are
   */
  void include(double min, double max, double minPositive, double sum, int count);
}
