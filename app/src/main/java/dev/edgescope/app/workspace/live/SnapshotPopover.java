package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.control.ErrorLabel;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.session.Snapshot;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.session.Snapshots;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Pictures;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;

/** Names the present state, and goes back to those that have a name. */
final class SnapshotPopover extends ContentPopover {
  private static final double WIDTH = 520;
  private final Snapshots snapshots;
  private final BiConsumer<Snapshot, Path> saver;
  private final TextField name = new TextField();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private final VBox rows = new VBox(4);

  /**
   * A popover; it is made anew each time.
   *
   * @param saver writes a snapshot to a file
   */
  SnapshotPopover(Snapshots snapshots, BiConsumer<Snapshot, Path> saver) {
    super(ArrowLocation.TOP_RIGHT);
    this.snapshots = snapshots;
    this.saver = saver;
    Label title = new Label(Words.text("live.snapshotPopover.snapshots"));
    title.getStyleClass().add("section-title");
    Label hint = new Label(Words.text("live.snapshotPopover.aNameForTheRuns"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    name.setId("snapshot-name");
    name.setAccessibleText(Words.text("live.snapshotPopover.nameOfTheSnapshot"));
    name.setText(snapshots.freeName());
    name.setOnAction(event -> take());
    HBox.setHgrow(name, Priority.ALWAYS);
    Button take = button("snapshot-take", Words.text("live.snapshotPopover.take"), this::take);
    take.getStyleClass().add(Styles.ACCENT);
    VBox content =
        new VBox(
            8,
            title,
            hint,
            new HBox(8, name, take),
            new ErrorLabel(error.getReadOnlyProperty()),
            rows);
    content.setId("snapshots-content");
    content.setPrefWidth(WIDTH);
    fill(content);
    Subscriptions life = new Subscriptions();
    ListChangeListener<Snapshot> listener = change -> list();
    snapshots.all().addListener(listener);
    life.add(() -> snapshots.all().removeListener(listener));
    setOnHidden(event -> life.end());
    list();
  }

  private void take() {
    try {
      snapshots.take(name.getText());
      error.set("");
    } catch (IllegalArgumentException e) {
      error.set(String.valueOf(e.getMessage()));
    }
  }

  private void list() {
    name.setText(snapshots.freeName());
    rows.getChildren().setAll(snapshots.all().reversed().stream().map(this::row).toList());
  }

  private Node row(Snapshot one) {
    Label words = new Label(one.name() + " · " + extent(one));
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button go =
        button(
            "snapshot-go", Words.text("live.snapshotPopover.goThere"), () -> snapshots.jumpTo(one));
    go.setAccessibleText(Words.text("live.snapshotPopover.goTo", one.name()));
    Button save =
        button(
            "snapshot-save",
            Words.text("live.snapshotPopover.save"),
            () -> Pictures.ask(rows, one.name(), List.of(kind()), file -> saver.accept(one, file)));
    save.setAccessibleText(Words.text("live.snapshotPopover.save2", one.name()));
    Button forget =
        button(
            "snapshot-forget",
            Words.text("live.snapshotPopover.forget"),
            () -> snapshots.forget(one));
    forget.setAccessibleText(Words.text("live.snapshotPopover.forget2", one.name()));
    HBox row = new HBox(8, words, go, save, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** "step 120", "3 runs, step 120". */
  private static String extent(Snapshot one) {
    long last = one.runs().stream().mapToLong(Snapshot.Run::step).max().orElse(0);
    String step = Words.text("live.snapshotPopover.step", NumberText.step(last));
    return one.runs().size() == 1
        ? step
        : Words.text("live.snapshotPopover.extent", String.valueOf(one.runs().size()), step);
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static ExtensionFilter kind() {
    return new ExtensionFilter(Words.text("live.snapshotPopover.kind"), "*" + SnapshotFile.ENDING);
  }
}
