package dev.edgescope.engine.data;

/** How the label of an example becomes the target of the network. */
public enum Targets {
  /** C outputs; 1 at the label, 0 elsewhere. */
  ONE_HOT {
    @Override
    public int outputs(int classes) {
      return classes;
    }

    @Override
    float[] of(int[] labels, int classes) {
      float[] targets = new float[labels.length * classes];
      for (int i = 0; i < labels.length; i++) {
        targets[i * classes + labels[i]] = 1.0f;
      }
      return targets;
    }
  },
  /** One output; -1 for an even label, +1 for an odd one. */
  PARITY {
    @Override
    public int outputs(int classes) {
      return 1;
    }

    @Override
    float[] of(int[] labels, int classes) {
      float[] targets = new float[labels.length];
      for (int i = 0; i < labels.length; i++) {
        targets[i] = labels[i] % 2 == 0 ? -1.0f : 1.0f;
      }
      return targets;
    }
  };

  /** C, the number of outputs a network needs for labels of that many classes. */
  public abstract int outputs(int classes);

  /** The targets of all labels, example after example, in a new array. */
  abstract float[] of(int[] labels, int classes);
}
