package dev.edgescope.app.workspace.live;

import dev.edgescope.app.workspace.live.RunEntry.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The runs that share the charts: the live one first, then its twin, then those kept from before.
 * Every run has a colour of its own as long as it is here.
 */
public final class RunList {
  private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<RunEntry> readable =
      FXCollections.unmodifiableObservableList(entries);
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

  RunList(RunRecord live) {
    add(Role.LIVE, live);
  }

  /** All runs. */
  public ObservableList<RunEntry> entries() {
    return readable;
  }

  /** The runs that the charts show, in the order of the list. */
  public List<RunEntry> shown() {
    return entries.stream().filter(entry -> entry.shownProperty().get()).toList();
  }

  /** Changes whenever the charts have to show other runs, or the same in another look. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  Optional<RunEntry> find(Role role) {
    return entries.stream().filter(entry -> entry.role() == role).findFirst();
  }

  /**
   * A run has begun in the place of another. That one stays if it is pinned and has begun itself.
   */
  void begin(Role role, RunRecord record) {
    Optional<RunEntry> before = find(role);
    if (before.isEmpty()) {
      add(role, record);
    } else if (before.get().pinnedProperty().get() && !before.get().record().isAtStart()) {
      keep(before.get());
      add(role, record);
    } else {
      before.get().setRecord(record);
    }
    refresh();
  }

  /** Takes the twin out; it stays as an earlier run if it is pinned. */
  void removeTwin() {
    find(Role.TWIN)
        .ifPresent(
            twin -> {
              if (twin.pinnedProperty().get()) {
                keep(twin);
              } else {
                entries.remove(twin);
              }
            });
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

  /** Names and looks follow from which runs there are and what they have come to be. */
  void refresh() {
    List<String> names = RunNames.of(entries.stream().map(RunEntry::record).toList());
    boolean alone = shown().size() <= 1;
    for (int i = 0; i < entries.size(); i++) {
      RunEntry entry = entries.get(i);
      entry.setName(names.get(i));
      entry.record().setLook(new RunLook(entry.colour(), names.get(i), alone));
    }
    revision.set(revision.get() + 1);
  }

  private void add(Role role, RunRecord record) {
    RunEntry entry = new RunEntry(role, freeColour(), record);
    entry.shownProperty().addListener(property -> refresh());
    int at =
        role == Role.LIVE ? 0 : role == Role.TWIN ? Math.min(1, entries.size()) : entries.size();
    entries.add(at, entry);
    refresh();
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
