package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.sweep.member.MemberOutcome;

/** Hears how a sweep goes, on the threads that make its members: it must return at once. */
public interface SweepListener {

  /** Hears nothing. */
  SweepListener NONE =
      new SweepListener() {
        @Override
        public void finished(MemberOutcome outcome) {}

        @Override
        public void trouble(String sentence) {}
      };

  /** A member has come to its end and is in the file. */
  void finished(MemberOutcome outcome);

  /**
   * A member could not be written, and the sweep stops there.
   *
   * @param sentence for the user
   */
  void trouble(String sentence);
}
