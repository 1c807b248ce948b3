package dev.edgescope.engine.data;

/** How the answer of an example becomes the target of the network. */
public enum Targets {
  /** C outputs; 1 at the label, 0 elsewhere. */
  ONE_HOT {
    @Override
    int outputs(RawExamples examples) {
      return examples.classes();
    }

    @Override
    void make(RawExamples examples, int example, float[] targets, int offset) {
      targets[offset + examples.label(example)] = 1.0f;
    }
  },
  /** One output; -1 for an even label, +1 for an odd one. */
  PARITY {
    @Override
    int outputs(RawExamples examples) {
      examples.classes();
      return 1;
    }

    @Override
    void make(RawExamples examples, int example, float[] targets, int offset) {
      targets[offset] = examples.label(example) % 2 == 0 ? -1.0f : 1.0f;
    }
  },
  /** As many outputs as an example has answers; the answers themselves. */
  REGRESSION {
    @Override
    int outputs(RawExamples examples) {
      return examples.answers();
    }

    @Override
    void make(RawExamples examples, int example, float[] targets, int offset) {
      for (int i = 0; i < examples.answers(); i++) {
        targets[offset + i] = (float) examples.answer(example, i);
      }
    }
  };

  /** Whether the targets stand for classes, so that there is an accuracy. */
  public boolean isClassification() {
    return this != REGRESSION;
  }

  /**
   * C, the number of outputs that a network needs.
   *
   * @throws UnreadableDataException if the answers are not labels and have to be
   */
  abstract int outputs(RawExamples examples);

  /** Writes the C targets of an example over zeros. */
  abstract void make(RawExamples examples, int example, float[] targets, int offset);

  /** The targets of the examples from one up to another, example after example. */
  final float[] of(RawExamples examples, int from, int to) {
    int outputs = outputs(examples);
    float[] targets = new float[Math.multiplyExact(to - from, outputs)];
    for (int i = from; i < to; i++) {
      make(examples, i, targets, (i - from) * outputs);
    }
    return targets;
  }
}
