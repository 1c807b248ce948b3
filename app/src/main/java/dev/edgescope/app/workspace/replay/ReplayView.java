package dev.edgescope.app.workspace.replay;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.ScaledSlider;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.AxisSwitch;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.live.ChartBoard;
import dev.edgescope.app.workspace.live.LessonStrip;
import dev.edgescope.app.workspace.live.TakeAway;
import dev.edgescope.app.workspace.live.TakeAwayMenu;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A recorded run as the live window showed it, with its configuration beside it and the way through
 * time below it.
 */
public final class ReplayView extends BorderPane {
  private final ReplayModel model;
  private final ChartBoard charts;
  private final LessonStrip lesson;

  /**
   * The view of a replay.
   *
   * @param notice what has to be said about the file; empty if nothing
   * @param actions what can be done with the run, for the bar
   */
  public ReplayView(
      Workspaces workspaces,
      ReplayModel model,
      ObservableValue<String> notice,
      List<? extends Node> actions,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    getStyleClass().addAll("live-view", "replay");
    setId("replay");
    TakeAway takeAway = new TakeAway(model.screen(), model.runs(), appearance);
    TakeAwayMenu menu = new TakeAwayMenu(takeAway);
    Label title = new Label(model.screen().presetProperty().get().title());
    title.setId("replay-title");
    title.getStyleClass().add("section-title");
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.SOMETIMES);
    WorkspaceBar bar = new WorkspaceBar(workspaces);
    bar.getChildren().addAll(actions);
    bar.getChildren()
        .addAll(
            title,
            WorkspaceBar.gap(),
            AxisSwitch.of(model.screen().timeAxis()),
            menu.button(),
            WorkspaceBar.appearanceSwitch(appearance));
    ObjectProperty<BoardLayout> layout =
        new SimpleObjectProperty<>(this, "layout", BoardLayout.grid(ChartTable.STANDARD));
    charts = new ChartBoard(model.screen(), model.comparison(), layout, appearance, menu);
    lesson = new LessonStrip(model.screen(), model.comparison(), appearance);
    VBox.setVgrow(charts, Priority.ALWAYS);
    VBox center =
        new VBox(
            new Banner("replay-notice", Banner.Kind.NOTICE, notice),
            new Banner("replay-failure", Banner.Kind.FAILURE, model.screen().failureProperty()),
            lesson,
            charts,
            transport());
    center.getStyleClass().add("center");
    setTop(bar);
    setLeft(new SettingsPane(model.run()));
    setCenter(center);
    setBottom(status(takeAway));
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** Brings everything that moves up to date, once a frame. */
  public void pulse(long nanos) {
    model.pulse(nanos);
    charts.pulse();
    lesson.pulse(nanos);
  }

  private Node transport() {
    Button play = new Button();
    play.setId("replay-play");
    play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    play.setTooltip(new Tooltip("Play the run back, or stop (space)."));
    model
        .playingProperty()
        .subscribe(
            playing -> {
              play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
              play.setAccessibleText(playing ? "Stop" : "Play");
            });
    play.setOnAction(event -> model.toggle());
    Slider time = new Slider();
    time.setId("replay-time");
    time.setAccessibleText("Time");
    time.maxProperty().bind(model.endProperty());
    time.valueProperty().bindBidirectional(model.positionProperty());
    time.setOnMousePressed(event -> model.playingProperty().set(false));
    HBox.setHgrow(time, Priority.ALWAYS);
    Label step = new Label();
    step.setId("replay-step");
    step.textProperty()
        .bind(
            model
                .positionProperty()
                .map(
                    position ->
                        "%s of %s"
                            .formatted(
                                NumberText.step((long) position.doubleValue()),
                                NumberText.step(model.endProperty().get()))));
    ScaledSlider<Double> pace = new ScaledSlider<>("Pace", model.pace(), ReplayPaces.SCALE);
    pace.setId("replay-pace");
    pace.setTooltip(new Tooltip("Steps a second of the replay."));
    Label words = new Label();
    words.setId("replay-pace-words");
    words.textProperty().bind(model.pace().textProperty());
    Label paceTitle = new Label("Pace");
    paceTitle.getStyleClass().add(Styles.TEXT_MUTED);
    HBox transport = new HBox(play, time, step, paceTitle, pace, words);
    transport.getStyleClass().add("replay-transport");
    return transport;
  }

  private Node status(TakeAway takeAway) {
    HBox status = new HBox();
    status.getStyleClass().add("status-bar");
    Label file = new Label(model.file().toString());
    file.setId("replay-file");
    Label message = new Label();
    message.textProperty().bind(takeAway.messageProperty());
    Label size = new Label();
    size.textProperty().bind(model.screen().sizeProperty());
    status.getChildren().addAll(file, WorkspaceBar.gap(), message, size);
    return status;
  }

  private void keyPressed(KeyEvent event) {
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    if (event.isShortcutDown() || event.isAltDown() || focused instanceof TextInputControl) {
      return;
    }
    boolean onSlider = focused instanceof Slider;
    if (event.getCode() == KeyCode.SPACE) {
      model.toggle();
      event.consume();
    } else if (event.getCode() == KeyCode.RIGHT && !onSlider) {
      model.move(1);
      event.consume();
    } else if (event.getCode() == KeyCode.LEFT && !onSlider) {
      model.move(-1);
      event.consume();
    }
  }
}
