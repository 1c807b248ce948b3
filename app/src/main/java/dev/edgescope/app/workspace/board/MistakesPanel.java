package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.tile.ConfusionTable;
import dev.edgescope.app.chart.tile.FreePicture;
import dev.edgescope.app.chart.tile.MistakesPicture;
import dev.edgescope.app.chart.tile.TilesPicture;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.portrait.Confusion;
import dev.edgescope.engine.measure.portrait.Mistakes;
import dev.edgescope.engine.measure.portrait.Portrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the selected run gets wrong at its present step, on the board. */
final class MistakesPanel extends PortraitPanel {
  private final boolean test;

  /**
   * @param test whether of the test examples, not of those of training
   */
  MistakesPanel(LiveViewModel model, boolean test) {
    super(test ? ChartTable.TEST_MISTAKES : ChartTable.MISTAKES, model, true);
    this.test = test;
  }

  private Optional<Mistakes> mistakes(Portrait portrait) {
    return test ? portrait.test() : Optional.of(portrait.training());
  }

  @Override
  Optional<FreePicture> picture(Portrait portrait) {
    Tiles tiles = new Tiles(portrait.examples());
    return mistakes(portrait)
        .map(found ->
            new MistakesPicture(
                table(found.confusion(), tiles),
                new TilesPicture(found.worst().stream().map(tiles::of).toList(), ""),
                right(found)));
  }

  private static String right(Mistakes found) {
    return found.confusion().classes() == 0
        ? ""
        : Words.text(
            "workspace.mistakesPanel.right",
            NumberText.step(found.confusion().right()),
            NumberText.step(found.looked()));
  }

  private static Optional<ConfusionTable> table(Confusion confusion, Tiles tiles) {
    int classes = confusion.classes();
    if (classes == 0) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    int[] counts = new int[classes * classes];
    for (int truth = 0; truth < classes; truth++) {
      names.add(tiles.answer(truth));
      for (int answer = 0; answer < classes; answer++) {
        counts[truth * classes + answer] = confusion.of(truth, answer);
      }
    }
    return Optional.of(new ConfusionTable(names, counts));
  }

  @Override
  String caption(Portrait portrait) {
    return subtitle(portrait.step());
  }
}
