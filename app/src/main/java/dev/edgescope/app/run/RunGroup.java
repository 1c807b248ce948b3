package dev.edgescope.app.run;

import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Set;

/**
 * What several runs that are drawn as one have in common.
 *
 * @param count how many they are
 * @param differing the settings in which they differ
 * @param hasOneEdge whether the edge of stability is the same for all, all along
 */
record RunGroup(int count, Set<String> differing, boolean hasOneEdge) {
  RunGroup {
    differing = Set.copyOf(differing);
  }

  static RunGroup of(List<RunRecord> runs) {
    long edges =
        runs.stream().map(run -> List.of(run.edge().current(), run.changes())).distinct().count();
    return new RunGroup(runs.size(), RunNames.differingSettings(runs), edges == 1);
  }

  /** "mean of 5 runs". */
  String words() {
    return Words.count("run.runGroup.mean", count);
  }
}
