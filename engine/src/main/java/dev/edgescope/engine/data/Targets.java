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
    Numbers of(RawExamples examples, int from, int to, int classes) {
      float[] targets = new float[Math.multiplyExact(to - from, classes)];
      for (int i = from; i < to; i++) {
        targets[(i - from) * classes + examples.label(i)] = 1;
      }
      return Numbers.of(targets);
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
    Numbers of(RawExamples examples, int from, int to, int outputs) {
      float[] targets = new float[to - from];
      for (int i = from; i < to; i++) {
        targets[i - from] = examples.label(i) % 2 == 0 ? -1 : 1;
      }
      return Numbers.of(targets);
    }
  },
  /** As many outputs as an example has answers; the answers themselves. */
  REGRESSION {
    @Override
    int outputs(RawExamples examples) {
      if (!examples.classNames().isEmpty()) {
        throw UnreadableDataException.of(
            "\"regression\" targets are numbers, but the answers here are the classes %s; give"
                + " \"one-hot\" or \"parity\" targets.",
            NpzFile.shown(examples.classNames()));
      }
      return examples.answers();
    }

    @Override
    Numbers of(RawExamples examples, int from, int to, int answers) {
      double[] targets = new double[Math.multiplyExact(to - from, answers)];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = examples.answer(from + i / answers, i % answers);
      }
      return Numbers.of(targets);
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

  /**
   * The C targets of each example from one up to another, example after example.
   *
   * @param outputs C, as {@link #outputs} finds it in the training examples
   */
  abstract Numbers of(RawExamples examples, int from, int to, int outputs);
}
