package dev.edgescope.app.chart.mark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the hand has put on charts that share an axis: the cursors of all, the notes of each. */
public final class ChartMarks {
  private final Cursors cursors = new Cursors();
  private final Map<String, List<Note>> notes = new LinkedHashMap<>();
  private long revision;

  public Cursors cursors() {
    return cursors;
  }

  /** The notes of a chart. */
  public List<Note> notes(String chart) {
    return List.copyOf(notes.getOrDefault(chart, List.of()));
  }

  /** The notes of all charts that have any, by the ids of these. */
  public Map<String, List<Note>> notes() {
    Map<String, List<Note>> all = new LinkedHashMap<>();
    notes.forEach((chart, ofIt) -> all.put(chart, List.copyOf(ofIt)));
    return all;
  }

  /** One more note on a chart. */
  public void add(String chart, Note note) {
    notes.computeIfAbsent(chart, id -> new ArrayList<>()).add(note);
    revision++;
  }

  /** Takes a note of a chart away. */
  public void remove(String chart, Note note) {
    List<Note> ofIt = notes.getOrDefault(chart, new ArrayList<>());
    ofIt.remove(note);
    if (ofIt.isEmpty()) {
      notes.remove(chart);
    }
    revision++;
  }

  /** Puts another note in the place of one of a chart. */
  public void replace(String chart, Note note, Note other) {
    notes.getOrDefault(chart, new ArrayList<>()).replaceAll(one -> one.equals(note) ? other : one);
    revision++;
  }

  /** Takes the notes of a chart away. */
  public void clearNotes(String chart) {
    notes.remove(chart);
    revision++;
  }

  /** Puts other notes in the place of all. */
  public void setNotes(Map<String, List<Note>> others) {
    notes.clear();
    others.forEach((chart, ofIt) -> notes.put(chart, new ArrayList<>(ofIt)));
    revision++;
  }

  /** Changes whenever there is something else to be seen. */
  public long revision() {
    return revision + cursors.revision();
  }
}
