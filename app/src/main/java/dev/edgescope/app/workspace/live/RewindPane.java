package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Rewind;
import dev.edgescope.app.text.Words;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Below the strip: where its handle takes the run; the cross-hair of the charts shows the place.
 */
final class RewindPane extends HBox implements View {
  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;
  private final Button go = new Button(Words.text("live.rewindPane.back"));

  RewindPane(LiveViewModel model) {
    this.model = model;
    Rewind rewind = model.rewind();
    setId("rewind-pane");
    getStyleClass().add("rewind-pane");
    Label words = new Label(Words.text("live.rewindPane.pullTheHandleOfThe"));
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    go.setId("rewind-go");
    go.getStyleClass().add(Styles.ACCENT);
    go.setMinWidth(USE_PREF_SIZE);
    go.setOnAction(event -> rewind.go());
    Button cancel = new Button(Words.text("live.rewindPane.cancel"));
    cancel.setId("rewind-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> rewind.toggle());
    getChildren().addAll(words, go, cancel);
    life.add(rewind.targetProperty().subscribe(this::show));
    life.add(rewind.openProperty().subscribe(this::open));
  }

  @Override
  public void close() {
    life.end();
  }

  private void show(Optional<Rewind.Target> target) {
    go.setText(
        target.map(Rewind.Target::words).orElse(Words.text("live.rewindPane.nothingIsKeptYet")));
    go.setDisable(target.isEmpty());
    target
        .filter(where -> model.rewind().openProperty().get())
        .ifPresent(where -> model.timeAxis().hoverAt(where.at().in(model.timeAxis().base())));
  }

  private void open(boolean opened) {
    setVisible(opened);
    setManaged(opened);
    if (!opened) {
      model.timeAxis().leave();
    }
  }
}
