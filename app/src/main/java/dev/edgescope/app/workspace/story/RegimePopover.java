package dev.edgescope.app.workspace.story;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.RegimeWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.live.RunEvent.RegimeChanged;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The regimes that a run has been in, the latest first, with when and why. */
final class RegimePopover extends ContentPopover {

  RegimePopover() {
    super(ArrowLocation.TOP_RIGHT);
  }

  /** Lists what has been until now. */
  void list(List<RegimeChanged> regimes) {
    VBox rows = new VBox();
    rows.setId("regime-list");
    rows.getStyleClass().add("help");
    for (RegimeChanged regime : regimes.reversed()) {
      rows.getChildren().add(row(regime));
    }
    fill(rows);
  }

  private static Node row(RegimeChanged regime) {
    Label title =
        new Label(
            Words.text(
                "workspace.regimePopover.row",
                NumberText.step(regime.step()),
                NumberText.value(regime.learningTime()),
                EngineWords.of(regime.regime())));
    title.getStyleClass().add("setting-title");
    Label reason = new Label(RegimeWords.of(regime.reason()));
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    reason.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    return new VBox(title, reason);
  }
}
