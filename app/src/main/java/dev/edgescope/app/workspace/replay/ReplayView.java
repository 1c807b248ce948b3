package dev.edgescope.app.workspace.replay;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.ScaledSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.AppearanceSwitch;
import dev.edgescope.app.workspace.AxisSwitch;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.board.ChartBoard;
import dev.edgescope.app.workspace.story.LessonStrip;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import dev.edgescope.engine.config.Quantity;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A recorded run as the live window showed it, with its configuration beside it and the way through
 * time below it.
 */
public final class ReplayView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final ReplayModel model;
  private final ChartBoard charts;
  private final LessonStrip lesson;

  /**
   * The view of a replay.
   *
   * @param banners what has to be said about the file
   * @param back where the user came from; empty where the view stands alone
   * @param actions what can be done with the run, for the bar
   */
  public ReplayView(
      Workspaces workspaces,
      ReplayModel model,
      List<Banner> banners,
      Optional<Node> back,
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
    WorkspaceBar bar = life.own(new WorkspaceBar(workspaces));
    back.ifPresent(bar::add);
    bar.add(title);
    bar.add(WorkspaceBar.gap());
    actions.forEach(bar::add);
    bar.add(new AxisSwitch(model.screen().timeAxis()));
    bar.add(menu.button());
    bar.add(new AppearanceSwitch(appearance));
    charts =
        life.own(
            new ChartBoard(
                model.screen(),
                model.comparison(),
                model.screen().layoutProperty(),
                appearance,
                takeAway));
    boolean gauged = model.run().config().probes().quantities().contains(Quantity.CONSERVATISM);
    lesson = life.own(new LessonStrip(model.screen(), model.comparison(), appearance, gauged));
    lesson.fitInto(heightProperty());
    VBox.setVgrow(charts, Priority.ALWAYS);
    VBox center = new VBox();
    center.getChildren().addAll(banners);
    center
        .getChildren()
        .addAll(
            OutcomeBanner.of(takeAway.outcome()),
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

  @Override
  public void close() {
    life.end();
  }

  private Node transport() {
    Button play = new Button();
    play.setId("replay-play");
    play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    play.setTooltip(new Tooltip("Play the run back, or stop (space)."));
    life.add(
        model
            .playingProperty()
            .subscribe(
                playing -> {
                  play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
                  play.setAccessibleText(playing ? "Stop" : "Play");
                }));
    play.setOnAction(event -> model.toggle());
    Slider time = new Slider();
    time.setId("replay-time");
    time.setSkin(new ProgressSliderSkin(time));
    time.setAccessibleText("Time");
    time.maxProperty().bind(model.endProperty());
    time.valueProperty().bindBidirectional(model.positionProperty());
    time.setOnMousePressed(event -> model.playingProperty().set(false));
    HBox.setHgrow(time, Priority.ALWAYS);
    Label step = new Label();
    step.setId("replay-step");
    step.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> where(model.step()), model.positionProperty(), model.endProperty()));
    ScaledSlider<Double> pace = new ScaledSlider<>("Pace", model.pace(), ReplayPaces.SCALE);
    pace.setId("replay-pace");
    pace.setTooltip(new Tooltip("Steps a second of the replay."));
    Label words = new Label();
    words.setId("replay-pace-words");
    words.textProperty().bind(model.pace().textProperty());
    Label paceTitle = new Label("Pace");
    paceTitle.getStyleClass().add(Styles.TEXT_MUTED);
    HBox paces = new HBox(paceTitle, pace, words);
    paces.getStyleClass().add("replay-paces");
    // The room of the longest text, so that the slider keeps its length.
    Label longest = new Label();
    longest.setVisible(false);
    life.bind(longest.textProperty(), model.endProperty().map(end -> where(end.longValue())));
    StackPane steps = new StackPane(longest, step);
    steps.setMinWidth(USE_PREF_SIZE);
    StackPane.setAlignment(step, Pos.CENTER_RIGHT);
    HBox transport = new HBox(play, time, steps, paces);
    transport.getStyleClass().add("replay-transport");
    return transport;
  }

  /** "460 of 600". */
  private String where(long step) {
    return NumberText.step(step) + " of " + NumberText.step(model.endProperty().get());
  }

  private Node status(TakeAway takeAway) {
    HBox status = new HBox();
    status.getStyleClass().add("status-bar");
    Label file = new Label(RunsFolder.shown(model.file()));
    file.setId("replay-file");
    Label message = new Label();
    message.textProperty().bind(takeAway.outcome().messageProperty());
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
