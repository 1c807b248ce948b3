package dev.edgescope.app.session;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.UndoHistory;
import dev.edgescope.app.experiment.ExperimentForm;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.run.status.RunStatus;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * The live workspace without its picture: what is to be seen of the selected run, and what the user
 * asks of all of them. Lives on the JavaFX thread and never waits.
 */
public final class LiveViewModel {
  private final RunComparison runs;
  private final UndoHistory undo = new UndoHistory(System::nanoTime);
  private final RecentExperiments recent = new RecentExperiments();
  private final LiveControls controls;
  private final ExperimentForm experiment;
  private final TimeAxis timeAxis = new TimeAxis();
  private final ChartMarks marks = new ChartMarks();
  private final ObjectProperty<BoardLayout> layout =
      new SimpleObjectProperty<>(this, "layout", BoardLayout.grid(ChartTable.STANDARD));
  private final PresentationModel presentation = new PresentationModel(this);
  private final FormerRuns former;
  private final Rewind rewind;
  private final ShownPreset preset;
  private final ObservableValue<String> regime;
  private final ObservableValue<String> regimeTitle;
  private final ListChangeListener<EventMarker> marking = change -> showMarkers();

  /**
   * The view model of runs that were laid out with the configuration of {@code initial}.
   *
   * @param presets to choose from; none in a replay
   */
  public LiveViewModel(List<Preset> presets, Preset initial, RunComparison runs) {
    this.runs = runs;
    regime = runs.selectedProperty().flatMap(run -> run.captions().regimeProperty());
    regimeTitle =
        Bindings.createStringBinding(
            this::regimeTitle, regime, runs.runs().revisionProperty(), runs.selectedProperty());
    former = new FormerRuns(runs.runs());
    rewind = new Rewind(runs);
    controls = new LiveControls(runs, initial.pace());
    timeAxis.baseProperty().subscribe(base -> runs.setClock(clock(base)));
    preset = new ShownPreset(presets, initial, timeAxis.baseProperty(), layout);
    predict(initial);
    experiment = new ExperimentForm(selected().config());
    keepInForm(Control.BETA1, controls.beta1());
    keepInForm(Control.CLIP_NORM, controls.clipNorm());
    keepInForm(Control.SIGMA, controls.sigma());
    keepInForm(Control.STEER_TARGET, controls.steerTarget());
    ControlUndo.watch(controls, runs, undo);
    undo.watch(layout, layout::set, () -> !preset.isLending());
    refusalProperty().subscribe(this::showRefused);
    recent.add(selected().config());
    recordProperty().getValue().markers().addListener(marking);
    recordProperty()
        .addListener((property, before, after) -> {
          before.markers().removeListener(marking);
          after.markers().addListener(marking);
          showMarkers();
          if (after.config().data().examples() != experiment.appliedExamplesProperty().get()) {
            adopt();
          }
        });
    runs.selectedProperty().addListener(property -> adopt());
  }

  /** These settings stand in the form too, for the run that follows. */
  private void keepInForm(Control control, SettingModel<Double> setting) {
    setting
        .valueProperty()
        .addListener((property, before, after) -> {
          if (!controls.isAdopting()) {
            experiment.keep(control, after);
          }
        });
  }

  /** Whether the run is a recorded one: there is nothing to choose and nothing to start. */
  public boolean isReplay() {
    return preset.choices().isEmpty();
  }

  /** What the hand has changed. */
  public UndoHistory undo() {
    return undo;
  }

  /** The experiments of late. */
  public RecentExperiments recent() {
    return recent;
  }

  /** The controls that act on the runs. */
  public LiveControls controls() {
    return controls;
  }

  /** The settings that need a new run. */
  public ExperimentForm experiment() {
    return experiment;
  }

  /** The horizontal view of all charts. */
  public TimeAxis timeAxis() {
    return timeAxis;
  }

  /** What the hand has put on the charts. */
  public ChartMarks marks() {
    return marks;
  }

  /** Runs are kept together on the axis that they are compared on. */
  private static Progress.Clock clock(TimeBase base) {
    return base == TimeBase.EXAMPLES_SEEN
        ? Progress.Clock.EXAMPLES_SEEN
        : Progress.Clock.LEARNING_TIME;
  }

  /** What became of the run that a new one took the place of. */
  public FormerRuns former() {
    return former;
  }

  /** The way back of the selected run. */
  public Rewind rewind() {
    return rewind;
  }

  /** What is shown to a room. */
  public PresentationModel presentation() {
    return presentation;
  }

  /** Which charts are shown, and how. */
  public ObjectProperty<BoardLayout> layoutProperty() {
    return layout;
  }

  /** The layout that the user has chosen; a preset that brings charts of its own keeps them. */
  public void setOwnLayout(BoardLayout own) {
    undo.leaveOut(() -> layout.set(own));
    preset.lendCharts();
  }

  /** The preset that is shown, and those to choose from. */
  public ShownPreset preset() {
    return preset;
  }

  /** What the runs do together. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return runs.stateProperty();
  }

  /** The run that the controls move and that all else here is about. */
  public ReadOnlyObjectProperty<LiveRun> selectedProperty() {
    return runs.selectedProperty();
  }

  public LiveRun selected() {
    return runs.selectedProperty().get();
  }

  /** Of the selected run. */
  public RunStatus status() {
    return selected().status();
  }

  /** What the charts draw of the selected run. */
  public ObservableValue<RunRecord> recordProperty() {
    return selectedProperty().flatMap(LiveRun::recordProperty);
  }

  /** Why the selected run ended before its time; empty while it has not. */
  public ObservableValue<String> failureProperty() {
    return selectedProperty().flatMap(run -> run.messages().failureProperty());
  }

  /** Why a control of the selected run stays where it was; empty if it does not. */
  public ObservableValue<String> refusalProperty() {
    return selectedProperty().flatMap(run -> run.messages().refusalProperty());
  }

  /** "55,050 parameters, 1,000 examples, 10 outputs". */
  public ObservableValue<String> sizeProperty() {
    return selectedProperty().flatMap(run -> run.captions().sizeProperty());
  }

  /** What the chart of K has to explain beside its curve; empty if nothing. */
  public ObservableValue<String> kernelNoteProperty() {
    return selectedProperty().flatMap(run -> run.captions().kernelNoteProperty());
  }

  /** What the selected run is doing, in a few words; empty while that cannot be told yet. */
  public ObservableValue<String> regimeProperty() {
    return regime;
  }

  /** The regime as a title, with whose it is where several runs are shown. */
  public ObservableValue<String> regimeTitleProperty() {
    return regimeTitle;
  }

  private String regimeTitle() {
    String regime = regimeProperty().getValue();
    List<RunEntry> shown = runs.runs().shown();
    Optional<String> owner =
        shown.stream()
            .filter(entry -> shown.size() > 1 && entry.record() == recordProperty().getValue())
            .map(entry -> entry.nameProperty().get() + ": " + regime)
            .findFirst();
    return regime.isEmpty()
        ? ""
        : owner.orElseGet(() -> Character.toUpperCase(regime.charAt(0)) + regime.substring(1));
  }

  /** Why the regime is called so: one sentence with numbers. */
  public ObservableValue<String> regimeReasonProperty() {
    return selectedProperty().flatMap(run -> run.captions().regimeReasonProperty());
  }

  /** The regimes that the selected run has been in, in order. */
  public ObservableList<RunEvent.RegimeChanged> regimes() {
    return selected().captions().regimes();
  }

  /** Whether a run can go on. */
  public BooleanBinding canRun() {
    return stateProperty()
        .isNotEqualTo(RunState.FINISHED)
        .and(stateProperty().isNotEqualTo(RunState.FAILED));
  }

  /** Start or pause. */
  public void toggle() {
    if (stateProperty().get() == RunState.RUNNING) {
      pause();
    } else {
      start();
    }
  }

  public void start() {
    if (canRun().get()) {
      runs.resume();
    }
  }

  public void pause() {
    runs.pause();
  }

  /** Exactly one step. */
  public void step() {
    if (canRun().get()) {
      runs.step();
    }
  }

  /** The same experiment from step 0, with the controls as they stand. */
  public void reset() {
    runs.begin(runs.main().configuration());
    begun();
  }

  /** A new run with the settings of the form; the one before stays beside it. */
  public void applyExperiment() {
    if (experiment.applicableProperty().get()) {
      experiment
          .config()
          .ifPresent(described -> {
            former.show(runs.beginBeside(selected().withControls(described)));
            begun();
          });
    }
  }

  /** The runs of a preset, as they are written, whatever was changed before. */
  public void choose(Preset chosen) {
    preset.show(chosen);
    controls.pace().set(chosen.pace());
    runs.begin(chosen.config(), chosen.alongside());
    predict(chosen);
    begun();
  }

  /** The predicted curves that a preset is about, and no others. */
  private void predict(Preset chosen) {
    for (FlowKind kind : FlowKind.predictions()) {
      runs.companions().flows(runs.main()).onProperty(kind).set(chosen.flows().contains(kind));
    }
  }

  /** The experiment with the controls as they stand: what a reset would run. */
  public RunConfig configuration() {
    return selected().configuration();
  }

  /**
   * Runs from elsewhere, side by side.
   *
   * @param alongside what each of the others has otherwise
   * @param title of them
   */
  public void run(RunConfig config, List<ConfigPatch> alongside, String title) {
    runs.begin(config, alongside);
    preset.showOther(title, config);
    begun();
  }

  /** A run of a configuration from elsewhere. */
  public void run(RunConfig other) {
    runs.begin(other);
    preset.showOther(other);
    begun();
  }

  /**
   * Runs that go on where they break off, side by side.
   *
   * @param starts at least one; the first is the main run
   */
  public void restore(List<RunStart> starts) {
    runs.restore(starts);
    preset.showOther(configuration());
    begun();
  }

  /** Brings what moves up to date, once a frame. */
  public void pulse() {
    selected().pulse();
    preset.compare(runs.main().configuration());
    selected().recordProperty().get().readings().last().ifPresent(controls::follow);
  }

  private void begun() {
    adopt();
    timeAxis.follow();
    recent.add(configuration());
  }

  private void adopt() {
    RunConfig config = selected().configuration();
    controls.adopt(config);
    experiment.adopt(config);
  }

  /** What was refused moves the controls back. */
  private void showRefused(String why) {
    if (!why.isEmpty()) {
      controls.adopt(selected().configuration());
    }
  }

  private void showMarkers() {
    timeAxis.clearMarkers();
    recordProperty().getValue().markers().forEach(timeAxis::mark);
  }
}
