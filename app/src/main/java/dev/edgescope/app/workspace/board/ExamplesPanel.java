package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.tile.FreePicture;
import dev.edgescope.app.chart.tile.TilesPicture;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.measure.portrait.ExampleGrid;
import dev.edgescope.engine.measure.portrait.Portrait;
import java.util.Optional;

/** The first training examples with their classes, on the board. */
final class ExamplesPanel extends PortraitPanel {

  ExamplesPanel(LiveViewModel model) {
    super(ChartTable.EXAMPLES, model, false);
  }

  @Override
  Optional<FreePicture> picture(Portrait portrait) {
    ExampleGrid grid = portrait.examples();
    Tiles tiles = new Tiles(grid);
    return Optional.of(
        new TilesPicture(grid.samples().stream().map(tiles::of).toList(), grid.provenance()));
  }

  @Override
  String caption(Portrait portrait) {
    return portrait.examples().provenance();
  }
}
