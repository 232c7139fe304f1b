package dev.archipelago.simulator.estimate;

/// What a replica has to do, and what comes of it: how long requests wait for a worker, and how much longer they compute.
///
/// Requests that have a worker go between its CPU, which is shared evenly, and waiting for others, which takes the same
/// however many there are. How fast so many of them are done is that of this small closed network, exactly; the replica as a
/// whole is then one station whose speed depends on how many are inside (Chandy, Herzog and Woo 1975). Where arrivals or
/// times vary more or less than exponential ones, what waits is corrected by the factor of Allen and Cunneen.
///
/// @param rate requests per nanosecond
/// @param arrivalScv squared coefficient of variation of the time between two
/// @param users that they are made by, who make no further one before they have an answer; infinite for open arrivals
/// @param workers [Integer#MAX_VALUE] for no bound
/// @param cores that computations share; infinite for no bound
/// @param cpu mean nanoseconds of computing on one core
/// @param away mean nanoseconds for which a worker is held otherwise
/// @param scv squared coefficient of variation of the time for which a worker is held
record StationLoad(double rate, double arrivalScv, double users, int workers, double cores, double cpu, double away,
        double scv) {

    /// So many workers at most are followed one by one; more are as good as no bound.
    private static final int MOST_WORKERS = 256;
    private static final int MOST_INSIDE = 100_000;
    private static final double NOTHING = 1e-12;
    private static final double LARGE = 1e100;
    private static final double MOST_EAGER = 1e6;
    private static final int HALVINGS = 50;

    /// @param meanWait mean nanoseconds for a worker; infinite where more comes than is done
    /// @param waits the share of requests that wait at all
    /// @param stretch how many times as long a computation takes as on a core of its own
    /// @param utilization held share of the workers, or busy share of the cores where that is more; above 1 what is asked for
    record Answer(double meanWait, double waits, double stretch, double utilization) {

        static final Answer IDLE = new Answer(0, 0, 1, 0);

        /// Of the wait for a worker: nothing, or exponential.
        Moments waiting() {
            double square = waits <= 0 ? 0 : 2 * meanWait * meanWait / waits;
            return new Moments(meanWait,
                    meanWait == Double.POSITIVE_INFINITY ? meanWait : Math.max(0, square - meanWait * meanWait));
        }
    }

    Answer solve() {
        if (rate <= 0) {
            return Answer.IDLE;
        }
        double busyCores = Double.isInfinite(cores) ? 0 : rate * cpu / cores;
        if (workers > MOST_WORKERS) {
            return new Answer(0, 0, sharedStretch(busyCores), busyCores);
        }
        if (Double.isInfinite(away)) {
            // every worker waits for ever for what is below; its CPU has nothing to do
            return new Answer(users > workers ? Double.POSITIVE_INFINITY : 0, 1, 1, 1);
        }
        double[] speed = new double[workers + 1];
        for (int n = 1; n <= workers; n++) {
            speed[n] = speed(n);
        }
        double capacity = speed[workers];
        double utilization = Math.max(busyCores, rate / capacity);
        if (users == Double.POSITIVE_INFINITY && rate >= capacity) {
            return new Answer(Double.POSITIVE_INFINITY, 1, speedless(), utilization);
        }
        return users == Double.POSITIVE_INFINITY ? open(speed, busyCores) : closed(speed, busyCores);
    }

    /// Requests per nanosecond that so many with a worker are done.
    private double speed(int inside) {
        if (Double.isInfinite(cores) || cpu <= 0 || inside <= cores) {
            return cpu + away <= 0 ? Double.POSITIVE_INFINITY : inside / (cpu + away);
        }
        if (away <= 0) {
            return Math.min(inside, cores) / cpu;
        }
        // weights of the states by how many of them compute
        double weight = 1;
        double sum = 1;
        double done = 0;
        for (int computing = 1; computing <= inside; computing++) {
            double back = Math.min(computing, cores) / cpu;
            weight *= (inside - computing + 1) / away / back;
            sum += weight;
            done += weight * back;
        }
        return done / sum;
    }

    private Answer open(double[] speed, double busyCores) {
        int c = workers;
        double weight = 1;
        double sum = 1;
        double inside = 0;
        for (int n = 1; n <= c; n++) {
            weight *= rate / speed[n];
            sum += weight;
            inside += n * weight;
        }
        double ratio = rate / speed[c];
        double behind = weight * ratio / (1 - ratio);
        double queue = weight * ratio / ((1 - ratio) * (1 - ratio));
        sum += behind;
        inside = (inside + c * behind) / sum;
        double wait = queue / sum / rate * (arrivalScv + scv) / 2;
        double stretch = evened(stretch(inside / rate), busyCores);
        double held = Double.isInfinite(cores) || cpu <= 0 ? inside : rate * (away + cpu * stretch);
        return new Answer(wait, (weight + behind) / sum, stretch, Math.max(busyCores, held / c));
    }

    /// The same where the more are inside the fewer come.
    private Answer closed(double[] speed, double busyCores) {
        // how much each user outside asks for, so that as much comes as is said
        double low = 0;
        double high = rate;
        while (inside(high, speed).throughput < rate && high < MOST_EAGER * rate) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (inside(middle, speed).throughput < rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Inside found = inside(high, speed);
        return new Answer(found.queue / found.throughput, found.full, stretch(found.held / found.throughput),
                Math.max(busyCores, found.held / workers));
    }

    /// @param throughput requests per nanosecond
    /// @param held mean number of workers
    /// @param queue mean number of requests that wait for one
    /// @param full the share of the time in which all workers are held
    private record Inside(double throughput, double held, double queue, double full) {}

    /// @param eager requests per nanosecond if all users were outside
    private Inside inside(double eager, double[] speed) {
        int most = (int) Math.min(MOST_INSIDE, Math.ceil(users));
        double weight = 1;
        double sum = 1;
        double done = 0;
        double held = 0;
        double queue = 0;
        double full = 0;
        for (int n = 1; n <= most && weight > NOTHING * sum; n++) {
            int busy = Math.min(n, workers);
            weight *= eager * (1 - (n - 1) / users) / speed[busy];
            if (weight > LARGE) {
                sum /= weight;
                done /= weight;
                held /= weight;
                queue /= weight;
                full /= weight;
                weight = 1;
            }
            sum += weight;
            done += weight * speed[busy];
            held += busy * weight;
            queue += (n - busy) * weight;
            full += n >= workers ? weight : 0;
        }
        return new Inside(done / sum, held / sum, queue / sum, full / sum);
    }

    /// @param hold mean nanoseconds for which a worker is held
    private double stretch(double hold) {
        return cpu <= 0 || Double.isInfinite(cores) ? 1 : Math.max(1, (hold - away) / cpu);
    }

    /// Where arrivals are evener than chance, as with replicas in turn, fewer meet on the CPU: the factor of Allen and Cunneen with
    /// the correction of Krämer and Langenbach-Belz (1976). Sharing evenly does not care how computations vary.
    private double evened(double stretch, double busyCores) {
        if (arrivalScv >= 1 || busyCores <= 0 || busyCores >= 1) {
            return stretch;
        }
        double even = 1 - arrivalScv;
        double factor = (arrivalScv + 1) / 2
                * Math.exp(-2 * (1 - busyCores) * even * even / (3 * busyCores * (arrivalScv + 1)));
        return 1 + (stretch - 1) * factor;
    }

    /// With all workers busy.
    private double speedless() {
        return stretch(workers / speed(workers));
    }

    /// Where everybody has a worker: that of a queue with processor sharing.
    private double sharedStretch(double busyCores) {
        if (Double.isInfinite(cores) || cpu <= 0) {
            return 1;
        }
        if (busyCores >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        int whole = (int) Math.ceil(cores);
        double weight = 1;
        double sum = 1;
        double inside = 0;
        for (int n = 1; n <= whole; n++) {
            weight *= rate * cpu / Math.min(n, cores);
            sum += weight;
            inside += n * weight;
        }
        double behind = weight * busyCores / (1 - busyCores);
        inside += whole * behind + weight * busyCores / ((1 - busyCores) * (1 - busyCores));
        return evened(Math.max(1, inside / (sum + behind) / rate / cpu), busyCores);
    }
}
