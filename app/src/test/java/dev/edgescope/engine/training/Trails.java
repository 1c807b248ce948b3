package dev.edgescope.engine.training;

/** Kept checkpoints as an engine has them, for tests of those who go back to them. */
public final class Trails {
  private Trails() {}

  /** Of a run that has kept these, in order. */
  public static CheckpointTrail of(Checkpoint... checkpoints) {
    CheckpointTrail trail = new CheckpointTrail();
    for (Checkpoint checkpoint : checkpoints) {
      trail.add(checkpoint);
    }
    return trail;
  }
}
