package dev.edgescope.app.run;

import dev.edgescope.app.catalogue.Edge;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.run.RunEntry.Role;
import dev.edgescope.app.run.curve.RunLook;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The runs that share the charts: the live ones first, then those kept from before. Every run has a
 * colour of its own as long as it is here.
 */
public final class RunList {
  private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<RunEntry> readable =
      FXCollections.unmodifiableObservableList(entries);
  private final ObservableList<RunRecord> former = FXCollections.observableArrayList();
  private final ObservableList<RunRecord> readableFormer =
      FXCollections.unmodifiableObservableList(former);

  /** What the run that was last taken back had been until then. */
  private Optional<Predecessor> predecessor = Optional.empty();

  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

  private record Predecessor(RunRecord record, int colour) {}

  /** All runs. */
  public ObservableList<RunEntry> entries() {
    return readable;
  }

  /** The runs that the charts show, in the order of the list. */
  public List<RunEntry> shown() {
    return entries.stream().filter(entry -> entry.shownProperty().get()).toList();
  }

  /** That of the K of what is shown: of any of the runs. */
  public KernelMark kernelMark() {
    return shown().stream()
        .map(entry -> entry.record().config().kernelMark())
        .reduce(KernelMark.NONE, KernelMark::and);
  }

  /** Changes whenever the charts have to show other runs, or the same in another look. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** A run that is live, after those that are live already. */
  void add(RunRecord record) {
    insert(firstEarlier(), record);
  }

  /** What the last resets took the place of and the list does not have, to be brought back. */
  public ObservableList<RunRecord> former() {
    return readableFormer;
  }

  /** A run of a reset that is to come takes their place. */
  void forgetFormer() {
    former.clear();
  }

  /** A run that has gone can be brought back, unless it is still in the list. */
  void keepFormer(RunRecord record) {
    if (entries.stream().noneMatch(entry -> entry.record() == record)) {
      former.add(record);
    }
  }

  /** The former runs are shown beside the others again, as earlier ones. */
  public void bringBack() {
    List.copyOf(former).forEach(this::layOver);
    former.clear();
  }

  /** A run that does not go on is shown beside the others, as an earlier one. */
  public void layOver(RunRecord record) {
    insert(firstEarlier(), record).retire();
    refresh();
  }

  /** Takes an earlier run off the list; it can be brought back. */
  public void putAway(RunEntry entry) {
    entries.remove(entry);
    former.setAll(List.of(entry.record()));
    refresh();
  }

  /**
   * A live run has begun anew. What it was before, if it has made a step, stays in the list where
   * it is pinned, and is a former run otherwise.
   *
   * @param before the record of a live run
   */
  void renew(RunRecord before, RunRecord after) {
    RunEntry entry = find(before);
    if (entry.pinnedProperty().get() && !before.isAtStart()) {
      int at = entries.indexOf(entry);
      boolean twin = entry.isTwin();
      keep(entry);
      insert(at, after).setTwin(twin);
      refresh();
    } else {
      if (!before.isAtStart()) {
        former.add(before);
      }
      entry.setRecord(after);
      refresh();
    }
  }

  /** Tells which of the live runs is the full-batch twin of the main one; null for none. */
  void markTwin(@Nullable RunRecord twin) {
    if (twin().orElse(null) != twin) {
      entries.forEach(entry -> entry.setTwin(entry.record() == twin));
      refresh();
    }
  }

  /** The full-batch twin of the main run, if it has one. */
  public Optional<RunRecord> twin() {
    return entries.stream().filter(RunEntry::isTwin).map(RunEntry::record).findFirst();
  }

  /** The main run and its twin, where the charts show both; otherwise nothing. */
  public List<RunEntry> twins() {
    List<RunEntry> pair =
        shown().stream().filter(entry -> entry.isTwin() || entry == entries.getFirst()).toList();
    return pair.size() == 2 ? pair : List.of();
  }

  /** A live run goes on from where another was: in its colour, and what the other was fades. */
  void handOver(RunRecord before, RunRecord after) {
    RunEntry heir = find(after);
    entries.stream()
        .filter(entry -> entry.record() == before)
        .findFirst()
        .ifPresent(entry -> {
          heir.inherit(entry.colour());
          entry.fade(entry.colour());
        });
    predecessor = Optional.of(new Predecessor(before, heir.colour()));
    refresh();
  }

  /** A live run has ended for good; it stays as an earlier run if it is pinned. */
  void retire(RunRecord record) {
    RunEntry entry = find(record);
    if (entry.pinnedProperty().get()) {
      keep(entry);
    } else {
      entries.remove(entry);
    }
    refresh();
  }

  /** Forgets an earlier run. */
  void remove(RunEntry entry) {
    entries.remove(entry);
    refresh();
  }

  /** Shows one run alone, or all again if it is alone already. */
  public void toggleSolo(RunEntry entry) {
    boolean alone = isSolo(entry);
    for (RunEntry one : entries) {
      one.shownProperty().set(alone || one == entry);
    }
  }

  /** Whether a run is shown alone, with others hidden. */
  public boolean isSolo(RunEntry entry) {
    return entries.size() > 1 && shown().equals(List.of(entry));
  }

  /** Names and looks follow where a control has moved or a line has begun, once a frame. */
  void refreshChanged() {
    boolean changed = false;
    for (RunEntry entry : entries) {
      changed |= entry.record().takeChanged();
    }
    if (changed) {
      refresh();
    }
  }

  /** Names and looks follow from which runs there are and what they have come to be. */
  void refresh() {
    List<String> names = RunNames.of(entries.stream().map(RunEntry::record).toList());
    boolean alone = shown().size() <= 1;
    for (int i = 0; i < entries.size(); i++) {
      RunEntry entry = entries.get(i);
      entry.setName(names.get(i));
      RunLook look = entry.look(alone);
      entry.record().setLook(look);
      nameEdge(entry, look, new Edge.OfStability());
      nameEdge(entry, look, new Edge.OfEffectiveStability());
      nameEdge(entry, look, new Edge.OfScaledStability());
      nameEdge(entry, look, new Edge.OfSmallBatches());
    }
    revision.set(revision.get() + 1);
  }

  /**
   * Says whose edge it is where the runs that are shown have several: by the run's name and dash,
   * or by the learning rate where it is that of several runs.
   */
  private void nameEdge(RunEntry entry, RunLook look, Edge kind) {
    List<Threshold> edges =
        shown().stream().flatMap(one -> one.record().threshold(kind).stream()).toList();
    entry
        .record()
        .threshold(kind)
        .ifPresent(own -> nameEdge(own, edges, look, entry.record().controls().inForce()));
  }

  private static void nameEdge(
      Threshold own, List<Threshold> edges, RunLook look, OptimizerConfig inForce) {
    long same = edges.stream().filter(one -> one.current() == own.current()).count();
    if (same >= edges.size()) {
      own.setOwner("", Dash.DASHED);
    } else if (same > 1) {
      own.setOwner("α = " + NumberText.setting(inForce.learningRate()), Dash.DASHED);
    } else {
      own.setOwner(look.name(), look.dash());
    }
  }

  private RunEntry find(RunRecord record) {
    return entries.stream().filter(entry -> entry.record() == record).findFirst().orElseThrow();
  }

  private RunEntry insert(int at, RunRecord record) {
    RunEntry entry = new RunEntry(freeColour(), record);
    predecessor.filter(one -> one.record() == record).ifPresent(one -> entry.fade(one.colour()));
    entry.shownProperty().addListener(property -> refresh());
    entries.add(at, entry);
    refresh();
    return entry;
  }

  /** The run goes on to those from before. */
  private void keep(RunEntry entry) {
    entries.remove(entry);
    entry.retire();
    entries.add(firstEarlier(), entry);
  }

  private int firstEarlier() {
    int at = 0;
    while (at < entries.size() && entries.get(at).role() != Role.EARLIER) {
      at++;
    }
    return at;
  }

  private int freeColour() {
    List<Integer> taken = new ArrayList<>();
    entries.forEach(entry -> taken.add(entry.colour()));
    int colour = 0;
    while (taken.contains(colour)) {
      colour++;
    }
    return colour;
  }
}
