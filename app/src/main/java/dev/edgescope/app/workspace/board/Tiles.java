package dev.edgescope.app.workspace.board;

import dev.edgescope.app.chart.tile.TileCell;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.portrait.ExampleGrid;
import dev.edgescope.engine.measure.portrait.Mistakes.Miss;
import dev.edgescope.engine.measure.portrait.Sample;
import dev.edgescope.engine.measure.portrait.Tile;

/**
 * Examples as small pictures: images in their own colours, rows of features with a cell each, blue
 * below the mean of the feature and orange above it.
 */
final class Tiles {
  private static final int BELOW = 0x2e93cf;
  private static final int ABOVE = 0xd97a00;

  /** Deviations from the mean that are drawn in full colour. */
  private static final double FULL = 2.5;

  private final ExampleGrid grid;

  Tiles(ExampleGrid grid) {
    this.grid = grid;
  }

  /** An example with its class or its target. */
  TileCell of(Sample sample) {
    return cell(sample, truth(sample), "");
  }

  /** An example with what the network makes of it, where that is wrong or a number. */
  TileCell of(Miss miss) {
    Sample sample = miss.sample();
    if (miss.answer() < 0) {
      return cell(sample, truth(sample), "→ " + NumberText.value(miss.output()));
    }
    int label = grid.parity() ? sample.label() % 2 : sample.label();
    boolean right = label == miss.answer();
    return cell(sample, truth(sample), right ? "" : "→ " + answer(miss.answer()));
  }

  /** A class that the outputs can name. */
  String answer(int answer) {
    return grid.parity()
        ? Words.text(answer == 0 ? "workspace.tiles.even" : "workspace.tiles.odd")
        : grid.className(answer);
  }

  private String truth(Sample sample) {
    return sample.label() < 0 ? NumberText.value(sample.target()) : grid.className(sample.label());
  }

  private TileCell cell(Sample sample, String caption, String note) {
    Tile tile = sample.tile();
    int[] argb = new int[tile.height() * tile.width()];
    for (int row = 0; row < tile.height(); row++) {
      for (int column = 0; column < tile.width(); column++) {
        argb[row * tile.width() + column] =
            grid.images() ? pixel(tile, row, column) : feature(tile.value(0, row, column));
      }
    }
    return new TileCell(tile.width(), argb, caption, note);
  }

  private int pixel(Tile tile, int row, int column) {
    boolean colour = tile.channels() >= 3;
    int argb = 0xff;
    for (int channel = 0; channel < 3; channel++) {
      argb = argb << 8 | brightness(tile.value(colour ? channel : 0, row, column));
    }
    return argb;
  }

  private int brightness(float value) {
    double range = Math.max(grid.brightest() - grid.darkest(), 1e-30);
    return (int) Math.round(255 * Math.clamp((value - grid.darkest()) / range, 0, 1));
  }

  private static int feature(float value) {
    int strength = (int) Math.round(255 * Math.min(1, Math.abs(value) / FULL));
    return strength << 24 | (value < 0 ? BELOW : ABOVE);
  }
}
