package dev.edgescope.engine.sweep.member;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be written of a member.
 *
 * @param complete whether it came to its end; one that was broken off is made again another time
 * @param readings all of them, where they are kept; else none
 */
public record MemberResult(MemberOutcome outcome, boolean complete, List<KeptReading> readings)
    implements Serializable {

  /**
   * A reading with all that was measured.
   *
   * @param values by their names in a run file; NaN where undefined
   */
  public record KeptReading(long step, Map<String, Double> values) implements Serializable {
    public KeptReading {
      values = new LinkedHashMap<>(values);
    }
  }

  public MemberResult {
    readings = List.copyOf(readings);
  }

  /** Of a member that was impossible. */
  public static MemberResult failed(int cell, String reason) {
    return new MemberResult(MemberOutcome.failed(cell, reason), true, List.of());
  }
}
