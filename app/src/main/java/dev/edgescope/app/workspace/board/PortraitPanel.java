package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.chart.FreePane;
import dev.edgescope.app.chart.tile.FreePicture;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.PictureFeed;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.portrait.Portrait;
import java.util.Optional;

/** A part of a portrait of the selected run, on the board. */
abstract class PortraitPanel extends SelectedRunPanel<FreePane, Portrait> {
  private final boolean moves;

  /**
   * @param moves whether it changes with the run
   */
  PortraitPanel(ChartKind kind, LiveViewModel model, boolean moves) {
    super(kind, model, new FreePane(kind.term().title(), kind.id() + "-pane"));
    this.moves = moves;
  }

  /** What is drawn; empty where there is nothing of its kind. */
  abstract Optional<FreePicture> picture(Portrait portrait);

  /** What stands beside the title. */
  abstract String caption(Portrait portrait);

  /** Asks for what is newer while it can be seen. */
  @Override
  public void pulse() {
    if (pane().isInSight()) {
      LiveRun run = run();
      PictureFeed<Portrait> feed = run.pictures().portrait();
      Portrait last = feed.last();
      if (moves || last == null) {
        feed.want(run.status().currentStep(), System.nanoTime());
      }
      boolean drawn = isShown(last);
      if (last == null) {
        if (pane().picture() != null) {
          pane().show("", null);
        }
        pane().setEmptyText(Words.text("workspace.portraitPanel.whenTheRunIsLaidOut"));
      } else if (!drawn) {
        pane().setEmptyText(Words.text("workspace.portraitPanel.none"));
        pane().show(caption(last), picture(last).orElse(null));
      }
    }
    pane().pulse();
  }
}
