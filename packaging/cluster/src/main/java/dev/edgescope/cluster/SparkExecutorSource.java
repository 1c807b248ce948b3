package dev.edgescope.cluster;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ExecutorSource;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;

/** Finds executors on Apache Spark, for the command line. */
public final class SparkExecutorSource implements ExecutorSource {
  /** What the arithmetic needs of the Java machines of a cluster. */
  private static final String JAVA_OPTIONS =
      "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

  /** Made by the service loader. */
  public SparkExecutorSource() {}

  @Override
  public Executor connect(String master) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setIfMissing("spark.app.name", "edgescope sweep")
            .setIfMissing("spark.executor.extraJavaOptions", JAVA_OPTIONS)
            // A member is the same wherever it is made again, however often machines are lost.
            .setIfMissing("spark.task.maxFailures", "16")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    try {
      return new SparkExecutor(new SparkContext(conf));
    } catch (Exception e) {
      if (e instanceof SparkException || e instanceof IllegalArgumentException) {
        throw new InvalidConfigException(
            String.format(
                Locale.ROOT,
                "--spark: \"%s\" cannot be used (%s); give a master, such as local[2] or"
                    + " spark://host:7077.",
                master,
                String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
            e);
      }
      throw e;
    }
  }
}
