package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.session.FormerRuns;
import dev.edgescope.app.session.FormerRuns.State;
import dev.edgescope.app.text.Words;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Over the charts, for a while: where the run before is, and what can be done with it. */
final class FormerRunsNotice extends HBox implements View {
  private static final Duration LONG_ENOUGH = Duration.seconds(20);

  private final Subscriptions life = new Subscriptions();
  private final PauseTransition end = new PauseTransition(LONG_ENOUGH);
  private final Label words = new Label();
  private final Button bringBack;
  private final Button discard;
  private final FormerRuns former;

  FormerRunsNotice(FormerRuns former) {
    this.former = former;
    setId("former-runs");
    getStyleClass().add("former-runs");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    words.setId("former-runs-message");
    bringBack =
        button("bring-back", Words.text("live.formerRunsNotice.bringItBack"), former::bringBack);
    discard =
        button("discard-former", Words.text("live.formerRunsNotice.discard"), former::discard);
    Button keep = button("keep-former", "", former::keep);
    keep.setGraphic(new FontIcon(Feather.X));
    keep.setAccessibleText(Words.text("live.formerRunsNotice.keepItSo"));
    keep.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    getChildren().addAll(words, bringBack, discard, keep);
    end.setOnFinished(event -> setVisible(false));
    life.add(former.stateProperty().subscribe(this::show));
    life.add(end::stop);
  }

  @Override
  public void close() {
    life.end();
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show(State state) {
    words.setText(former.words());
    setAccessibleText(former.words());
    show(bringBack, state instanceof State.Away);
    show(discard, state instanceof State.Beside);
    setVisible(!(state instanceof State.None));
    end.playFromStart();
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }
}
