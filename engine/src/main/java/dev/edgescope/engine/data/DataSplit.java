package dev.edgescope.engine.data;

/**
 * What a run trains on and what it is tested on, preprocessed with the same statistics.
 *
 * @param train the training examples
 * @param test the test examples; they take no part in training nor in the statistics
 */
public record DataSplit(DataSet train, DataSet test) {

  /**
   * The first {@code examples} training examples of a bundled data set and all its test examples.
   *
   * @param examples D, from 1 to {@link DataSource#trainingSize}
   * @throws IllegalArgumentException if {@code examples} is out of range
   * @throws UnreadableDataException if the installation is damaged
   */
  public static DataSplit load(DataSource source, int examples, Targets targets) {
    if (examples < 1 || examples > source.trainingSize()) {
      throw new IllegalArgumentException(
          "%s examples of %s were asked for; give a number from 1 to %s."
              .formatted(examples, source.title(), source.trainingSize()));
    }
    LabelledImages training = source.readTraining();
    LabelledImages test = source.readTest();
    Preprocessing preprocessing = Preprocessing.fit(training, examples);
    return new DataSplit(
        DataSet.of(training, examples, preprocessing, targets, source.trainingProvenance(examples)),
        DataSet.of(test, test.count(), preprocessing, targets, source.testProvenance()));
  }
}
