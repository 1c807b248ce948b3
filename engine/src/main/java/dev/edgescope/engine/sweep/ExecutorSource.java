package dev.edgescope.engine.sweep;

/**
 * What gives an {@link Executor} on machines elsewhere. The engine knows none: whoever has one puts
 * it on the class path as a service ({@link java.util.ServiceLoader}), as the job for Apache Spark
 * does.
 */
public interface ExecutorSource {

  /**
   * An executor on a cluster.
   *
   * @param master where it is, in the cluster's own words, such as {@code local[2]} or {@code
   *     spark://host:7077}
   * @throws dev.edgescope.engine.config.InvalidConfigException if it cannot be had
   */
  Executor connect(String master);
}
