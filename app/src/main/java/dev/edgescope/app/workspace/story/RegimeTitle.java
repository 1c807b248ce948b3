package dev.edgescope.app.workspace.story;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.session.LiveViewModel;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** The regime in large type, which flares up once when it becomes another. */
public final class RegimeTitle extends Label implements View {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final Duration FLARE = Duration.seconds(2);

  private final Subscriptions life = new Subscriptions();
  private String named = "";

  /**
   * The regime of the selected run.
   *
   * @param id of the label
   */
  public RegimeTitle(String id, LiveViewModel model) {
    setId(id);
    getStyleClass().add("regime-title");
    setMinWidth(USE_PREF_SIZE);
    PauseTransition flare = new PauseTransition(FLARE);
    flare.setOnFinished(event -> pseudoClassStateChanged(CHANGED, false));
    life.add(
        model
            .regimeProperty()
            .subscribe(regime -> {
              if (!regime.isEmpty() && !regime.equals(named)) {
                pseudoClassStateChanged(CHANGED, true);
                flare.playFromStart();
              }
              named = regime;
            }));
    life.add(flare::stop);
  }

  @Override
  public void close() {
    life.end();
  }
}
