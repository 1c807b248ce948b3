package dev.edgescope.app.chart.tile;

/**
 * A small picture with a caption.
 *
 * <p>Big, so that its pixels are taken over, not copied.
 */
public final class TileCell {
  private final int columns;
  private final int[] argb;
  private final String caption;
  private final String note;

  /**
   * A picture.
   *
   * @param columns pixels in a row
   * @param argb a colour for each pixel, row after row
   * @param caption below it
   * @param note below that, for what is wrong with it; may be empty
   */
  public TileCell(int columns, int[] argb, String caption, String note) {
    this.columns = columns;
    this.argb = argb;
    this.caption = caption;
    this.note = note;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return argb.length / columns;
  }

  int[] argb() {
    return argb;
  }

  String caption() {
    return caption;
  }

  String note() {
    return note;
  }
}
