package dev.edgescope.app.session;

import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The snapshots of a window: taken, jumped to, forgotten. Lives on the JavaFX thread. */
public final class Snapshots {
  private final LiveViewModel model;
  private final RunComparison runs;
  private final Records records;
  private final ObservableList<Snapshot> all = FXCollections.observableArrayList();
  private final ObservableList<Snapshot> readable = FXCollections.unmodifiableObservableList(all);

  /**
   * None yet.
   *
   * @param records finds what is recorded
   */
  public Snapshots(LiveViewModel model, RunComparison runs, Records records) {
    this.model = model;
    this.runs = runs;
    this.records = records;
  }

  /** Finds the files of runs. */
  @FunctionalInterface
  public interface Records {
    /**
     * Has all that the runs have made written, and finds where. Returns at once.
     *
     * @param then hears it on the JavaFX thread, in the order of the engines
     */
    void find(List<RunPort> engines, Consumer<List<Optional<Path>>> then);
  }

  /** Those that are kept, the earliest first. */
  public ObservableList<Snapshot> all() {
    return readable;
  }

  /** A name that none has yet. */
  public String freeName() {
    int number = all.size() + 1;
    while (find(Words.text("run.snapshots.snapshot", String.valueOf(number))).isPresent()) {
      number++;
    }
    return Words.text("run.snapshots.snapshot", String.valueOf(number));
  }

  /** The one of a name. */
  public Optional<Snapshot> find(String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /**
   * Takes one of the runs as they are once the step that each is making has been made; they wait
   * from there on. It is there a moment later. One of the same name gives way.
   *
   * @throws IllegalArgumentException if that is no name
   */
  public void take(String name) {
    Snapshot.requireName(name);
    model.pause();
    List<LiveRun> taken = runs.live();
    int selected = Math.max(0, taken.indexOf(model.selected()));
    Snapshot.Look look = look();
    Map<LiveRun, RunStart> states = new HashMap<>();
    for (LiveRun run : taken) {
      run.checkpoints()
          .takeNow(from -> {
            states.put(run, run.startAt(from));
            if (states.size() == taken.size()) {
              keep(name, selected, look, taken, taken.stream().map(states::get).toList());
            }
          });
    }
  }

  private void keep(
      String name, int selected, Snapshot.Look look, List<LiveRun> taken, List<RunStart> states) {
    records.find(
        taken.stream().map(LiveRun::port).toList(),
        files -> {
          List<Snapshot.Run> recorded = new ArrayList<>();
          for (int i = 0; i < states.size(); i++) {
            recorded.add(new Snapshot.Run(states.get(i), files.get(i)));
          }
          keep(new Snapshot(name, recorded, selected, look));
        });
  }

  private Snapshot.Look look() {
    TimeAxis axis = model.timeAxis();
    return new Snapshot.Look(
        axis.base(),
        axis.scale(),
        axis.isFollowing()
            ? Optional.empty()
            : Optional.of(new Snapshot.Range(axis.lower(), axis.upper())),
        model.layoutProperty().get(),
        model.marks().notes());
  }

  /** Keeps one from elsewhere, as from a file, and jumps to it. */
  public void open(Snapshot snapshot) {
    keep(snapshot);
    jumpTo(snapshot);
  }

  private void keep(Snapshot snapshot) {
    List<Snapshot> others = new ArrayList<>(all);
    others.removeIf(one -> one.name().equals(snapshot.name()));
    others.add(snapshot);
    all.setAll(others);
  }

  /** Forgets one. */
  public void forget(Snapshot snapshot) {
    all.remove(snapshot);
  }

  /** The runs go on from there, and all is seen as it was; the runs of now stay in the library. */
  public void jumpTo(Snapshot snapshot) {
    model.restore(snapshot.runs().stream().map(Snapshot.Run::start).toList());
    runs.select(runs.live().get(snapshot.selected()));
    Snapshot.Look look = snapshot.look();
    model.layoutProperty().set(look.layout());
    model.marks().setNotes(look.notes());
    TimeAxis axis = model.timeAxis();
    axis.baseProperty().set(look.base());
    axis.scaleProperty().set(look.scale());
    look.range().ifPresent(range -> axis.show(range.from(), range.to()));
  }
}
