#include "plumbing/jobs/jobs.hpp"

#include "plumbing/db/testing.hpp"
#include "plumbing/jobs/runner.hpp"
#include "plumbing/jobs/store.hpp"
#include "plumbing/jobs/store_sql.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <thread>

namespace sinergi::jobs {
namespace {

constexpr Moment noon{1'795'305'600'000};

struct Jobs : db::testing::OnBoth {
    TestClock clock{noon};
    IdMaker ids;
    std::vector<std::string> logged;

    Jobs() {
        log::listen([this](log::Level, std::string const& line) { logged.push_back(line); });
    }
    ~Jobs() override { log::listen({}); }

    template <class F>
    auto in_tx(F const& deed) {
        std::optional<std::invoke_result_t<F const&, db::Tx&>> out;
        (void)db().write([&](db::Tx& tx) -> Done {
            out.emplace(deed(tx));
            return {};
        });
        return *std::move(out);
    }
    JobId start_one(NewJob const& wish) {
        return in_tx([&](db::Tx& tx) { return start(tx, ids, wish, clock.now()); });
    }
    Job job(JobId id) {
        return *in_tx([&](db::Tx& tx) { return find(tx, id); });
    }
    Result<Job> cancel_one(JobId id) {
        return in_tx([&](db::Tx& tx) { return cancel(tx, id, clock.now()); });
    }
};
SINERGI_ON_BOTH_ENGINES(Jobs);

Result<std::string> fine(JobContext&) { return "{}"; }

TEST_P(Jobs, EveryStatementIsUnderstoodAndNoneWalksTheTable) {
    for (auto const& plan : db::testing::prepare_all(db(), sql::all))
        EXPECT_FALSE(plan.is_scan()) << plan.name << "\n" << plan.text;
}

TEST_P(Jobs, AreDoneAndKeepTheirResult) {
    Runner runner(db(), clock, ids);
    runner.on("lists.import", [](JobContext& job) -> Result<std::string> {
        job.progress(3, 3, "baris");
        return R"({"from": )" + job.input() + "}";
    });
    auto const id = start_one({.kind = "lists.import", .input = "7", .started_by = 42});
    EXPECT_EQ(job(id).state, State::queued);
    EXPECT_TRUE(runner.work_once());
    auto const done = job(id);
    EXPECT_EQ(done.state, State::done);
    EXPECT_EQ(done.result, R"({"from": 7})");
    EXPECT_EQ(done.done, 3);
    EXPECT_EQ(done.note, "baris");
    EXPECT_EQ(done.finished_at, noon);
    EXPECT_FALSE(runner.work_once());
}

TEST_P(Jobs, TellWhoStartedThemWhenTheyEnd) {
    Runner runner(db(), clock, ids);
    runner.on("a", fine);
    auto const id = start_one({.kind = "a", .started_by = 42});
    start_one({.kind = "a"});
    while (runner.work_once()) {
    }
    auto const heard = in_tx([](db::Tx& tx) { return notices::after(tx, 0, 10); });
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].topic, "jobs.finished");
    EXPECT_EQ(heard[0].subject, id.raw());
    EXPECT_EQ(heard[0].account, 42);
}

TEST_P(Jobs, AskedForTwiceWithOneKeyAreOne) {
    auto const first = start_one({.kind = "a", .started_by = 1, .client_key = "k"});
    EXPECT_EQ(start_one({.kind = "a", .started_by = 1, .client_key = "k"}), first);
    EXPECT_NE(start_one({.kind = "a", .started_by = 2, .client_key = "k"}), first);
    EXPECT_NE(start_one({.kind = "a", .started_by = 1}), first);
}

TEST_P(Jobs, OfAnUnknownKindAreLeftToOtherRunners) {
    Runner runner(db(), clock, ids);
    runner.on("a", fine);
    auto const id = start_one({.kind = "b"});
    EXPECT_FALSE(runner.work_once());
    EXPECT_EQ(job(id).state, State::queued);
}

TEST_P(Jobs, ThatRefuseFailWithTheirSentenceAndAreNotTriedAgain) {
    Runner runner(db(), clock, ids);
    runner.on("a", [](JobContext&) -> Result<std::string> { return refuse(Why::malformed, "sheet.xlsx_broken"); });
    auto const id = start_one({.kind = "a"});
    EXPECT_TRUE(runner.work_once());
    EXPECT_EQ(job(id).state, State::failed);
    EXPECT_EQ(job(id).fault_key, "sheet.xlsx_broken");
    EXPECT_FALSE(runner.work_once());
}

TEST_P(Jobs, ThatFaultAreTriedAgainLaterAndGivenUpInTheEnd) {
    Runner runner(db(), clock, ids, {.tries_max = 3});
    runner.on("a", [](JobContext&) -> Result<std::string> { throw Fault("the bank's file is gone"); });
    auto const id = start_one({.kind = "a"});
    for (int turn = 1; turn <= 3; ++turn) {
        EXPECT_TRUE(runner.work_once());
        EXPECT_FALSE(runner.work_once());  // not at once
        clock.advance_ms(minute_ms / 2 + 1);
    }
    EXPECT_EQ(job(id).state, State::failed);
    EXPECT_EQ(job(id).fault_key, "jobs.gave_up");
    EXPECT_FALSE(runner.work_once());
    EXPECT_THAT(logged, testing::Each(testing::HasSubstr("the bank's file is gone")));
    EXPECT_EQ(logged.size(), 3U);
}

TEST_P(Jobs, AreCancelledAtOnceWhileTheyWait) {
    auto const id = start_one({.kind = "a"});
    EXPECT_EQ(cancel_one(id)->state, State::cancelled);
    EXPECT_EQ(cancel_one(id).error().key, "jobs.already_finished");
    EXPECT_EQ(cancel_one(JobId(9)).error().key, "jobs.not_found");
}

TEST_P(Jobs, AreCancelledAtTheirNextStepWhileTheyRun) {
    Runner runner(db(), clock, ids);
    int steps = 0;
    JobId id;
    runner.on("a", [&](JobContext& job) -> Result<std::string> {
        for (;;) {
            if (steps == 2) (void)cancel_one(id);
            SINERGI_MUST(job.step(std::to_string(steps), [&](db::Tx&) -> Done { return {}; }));
            ++steps;
        }
    });
    id = start_one({.kind = "a"});
    EXPECT_TRUE(runner.work_once());
    EXPECT_EQ(steps, 3);
    EXPECT_EQ(job(id).state, State::cancelled);
}

TEST_P(Jobs, HearOfACancelByTheBeat) {
    Runner runner(db(), clock, ids);
    JobId id;
    runner.on("a", [&](JobContext& job) -> Result<std::string> {
        job.progress(5, 10, "keluarga");
        EXPECT_TRUE(cancel_one(id).has_value());
        EXPECT_TRUE(job.go_on().has_value());
        runner.beat();
        EXPECT_EQ(this->job(id).done, 5);
        SINERGI_MUST(job.go_on());
        return "{}";
    });
    id = start_one({.kind = "a"});
    EXPECT_TRUE(runner.work_once());
    EXPECT_EQ(job(id).state, State::cancelled);
}

/// A job of ten steps, each of which writes one row that must stand there once.
struct Counting {
    static constexpr int steps = 10;
    Jobs& test;
    int dies_before = 99;  // the process dies instead of doing this step
    struct Death {};       // no std::exception: nothing of ours hears it

    Result<std::string> operator()(JobContext& job) const {
        auto const first = job.resume_point().empty() ? 0 : std::stoi(job.resume_point());
        for (int at = first; at < steps; ++at) {
            if (at == dies_before) throw Death{};
            job.progress(at + 1, steps);
            SINERGI_MUST(job.step(std::to_string(at + 1), [&](db::Tx& tx) -> Done {
                start(tx, test.ids, {.kind = "trace", .input = std::to_string(at)}, test.clock.now());
                return {};
            }));
        }
        return "{}";
    }
};

TEST_P(Jobs, GoOnWhereADeadRunnerStoppedAndDoEachStepOnce) {
    auto const id = start_one({.kind = "count"});
    {
        Runner dead(db(), clock, ids);
        dead.on("count", Counting{.test = *this, .dies_before = 4});
        EXPECT_THROW(dead.work_once(), Counting::Death);
    }
    EXPECT_EQ(job(id).state, State::running);
    EXPECT_EQ(job(id).resume_point, "4");
    Runner living(db(), clock, ids);
    living.on("count", Counting{.test = *this});
    EXPECT_FALSE(living.work_once());  // it may only be slow
    clock.advance_ms(minute_ms + 1);
    EXPECT_TRUE(living.work_once());
    EXPECT_EQ(job(id).state, State::done);
    auto const traces = in_tx([](db::Tx& tx) { return list(tx, {.kind = "trace"}); });
    std::vector<std::string> inputs;
    for (auto const& trace : traces) inputs.push_back(trace.input);
    EXPECT_THAT(inputs, testing::ElementsAre("9", "8", "7", "6", "5", "4", "3", "2", "1", "0"));
}

TEST_P(Jobs, ThatKillTheirRunnerEachTimeAreGivenUp) {
    auto const id = start_one({.kind = "count"});
    for (int turn = 0; turn < 3; ++turn) {
        Runner dead(db(), clock, ids);
        dead.on("count", Counting{.test = *this, .dies_before = 0});
        EXPECT_THROW(dead.work_once(), Counting::Death);
        clock.advance_ms(minute_ms + 1);
    }
    Runner last(db(), clock, ids);
    last.on("count", Counting{.test = *this});
    EXPECT_TRUE(last.work_once());
    EXPECT_EQ(job(id).state, State::failed);
    EXPECT_EQ(job(id).fault_key, "jobs.gave_up");
}

TEST_P(Jobs, TakenByAnotherRunnerCountNoMoreForTheFirst) {
    Runner slow(db(), clock, ids);
    Runner quick(db(), clock, ids);
    quick.on("a", fine);
    auto const id = start_one({.kind = "a"});
    Done last;
    slow.on("a", [&](JobContext& job) -> Result<std::string> {
        clock.advance_ms(minute_ms + 1);  // asleep, without a beat
        EXPECT_TRUE(quick.work_once());
        last = job.step("x", [&](db::Tx& tx) -> Done {
            start(tx, ids, {.kind = "trace"}, clock.now());
            return {};
        });
        SINERGI_MUST(last);
        return "late";
    });
    EXPECT_TRUE(slow.work_once());
    EXPECT_EQ(last.error().key, "jobs.taken_away");
    EXPECT_EQ(job(id).result, "{}");
    EXPECT_TRUE(in_tx([](db::Tx& tx) { return list(tx, {.kind = "trace"}); }).empty());
}

TEST_P(Jobs, WithABeatAreNotTakenAway) {
    Runner slow(db(), clock, ids);
    Runner quick(db(), clock, ids);
    quick.on("a", fine);
    start_one({.kind = "a"});
    slow.on("a", [&](JobContext&) -> Result<std::string> {
        for (int at = 0; at < 5; ++at) {
            clock.advance_ms(minute_ms / 2);
            slow.beat();
            EXPECT_FALSE(quick.work_once());
        }
        return "slow";
    });
    EXPECT_TRUE(slow.work_once());
}

TEST_P(Jobs, SurviveAClockSetBack) {
    auto const id = start_one({.kind = "count"});
    {
        Runner dead(db(), clock, ids);
        dead.on("count", Counting{.test = *this, .dies_before = 2});
        EXPECT_THROW(dead.work_once(), Counting::Death);
    }
    clock.advance_ms(-30 * day_ms);
    Runner living(db(), clock, ids);
    living.on("count", Counting{.test = *this});
    EXPECT_TRUE(living.work_once());
    EXPECT_EQ(job(id).state, State::done);
}

TEST_P(Jobs, AreListedNewestFirstAndByWhoStartedThem) {
    std::vector<JobId> made;
    for (int at = 0; at < 5; ++at) made.push_back(start_one({.kind = at % 2 ? "a" : "b", .started_by = at % 2 + 1}));
    auto const ids_of = [&](Filter const& filter) {
        std::vector<JobId> found;
        for (auto const& one : in_tx([&](db::Tx& tx) { return list(tx, filter); })) found.push_back(one.id);
        return found;
    };
    EXPECT_THAT(ids_of({}), testing::ElementsAre(made[4], made[3], made[2], made[1], made[0]));
    EXPECT_THAT(ids_of({.kind = "a"}), testing::ElementsAre(made[3], made[1]));
    EXPECT_THAT(ids_of({.started_by = 1}), testing::ElementsAre(made[4], made[2], made[0]));
    EXPECT_THAT(ids_of({.before = made[3], .row_max = 2}), testing::ElementsAre(made[2], made[1]));
}

TEST_P(Jobs, AreForgottenOnceTheirTimeIsOver) {
    Runner runner(db(), clock, ids);
    runner.on("a", fine);
    start_one({.kind = "a"});
    EXPECT_TRUE(runner.work_once());
    auto const waiting = start_one({.kind = "b"});
    clock.advance_ms(day_ms);
    EXPECT_EQ(in_tx([&](db::Tx& tx) { return forget_finished(tx, clock.now()); }), 1);
    EXPECT_EQ(job(waiting).state, State::queued);
}

TEST_P(Jobs, OfManyThreadsAreEachDoneOnce) {
    constexpr int count = 40;
    std::atomic<int> done = 0;
    std::latch all(count);
    for (int at = 0; at < count; ++at) start_one({.kind = "a"});
    Runner one(db(), clock, ids, {.look_ms = 1});
    Runner other(db(), clock, ids, {.look_ms = 1});
    for (auto* runner : {&one, &other}) {
        runner->on("a", [&](JobContext&) -> Result<std::string> {
            ++done;
            all.count_down();
            return "{}";
        });
        runner->start();
    }
    all.wait();
    one.stop();
    other.stop();
    EXPECT_EQ(done, count);
    for (auto const& one_job : in_tx([](db::Tx& tx) { return list(tx, {}); })) EXPECT_EQ(one_job.state, State::done);
}

TEST_P(Jobs, AreHandedBackWhenTheServerStops) {
    auto const id = start_one({.kind = "a"});
    std::latch begun(1);
    {
        Runner runner(db(), clock, ids, {.look_ms = 1});
        runner.on("a", [&](JobContext& job) -> Result<std::string> {
            begun.count_down();
            for (;;) {
                SINERGI_MUST(job.go_on());
                std::this_thread::yield();
            }
        });
        runner.start();
        begun.wait();
    }
    EXPECT_EQ(job(id).state, State::queued);
    EXPECT_EQ(job(id).tries, 0);
}

TEST_P(Jobs, ThatComeRoundAreRunByOneProcessAtATime) {
    Runner one(db(), clock, ids);
    Runner other(db(), clock, ids);
    int runs = 0;
    for (auto* runner : {&one, &other}) runner->every("climb", minute_ms, [&](Moment) { ++runs; });
    EXPECT_TRUE(one.work_once());
    EXPECT_FALSE(one.work_once());
    EXPECT_FALSE(other.work_once());
    EXPECT_EQ(runs, 1);
    clock.advance_ms(minute_ms);
    EXPECT_TRUE(other.work_once());
    EXPECT_FALSE(one.work_once());
    EXPECT_EQ(runs, 2);
}

TEST_P(Jobs, ThatComeRoundAreNotRunWhileAnotherIsAtIt) {
    Runner one(db(), clock, ids);
    Runner other(db(), clock, ids);
    other.every("climb", minute_ms, [](Moment) { FAIL(); });
    one.every("climb", minute_ms, [&](Moment) {
        for (int at = 0; at < 5; ++at) {
            EXPECT_FALSE(other.work_once());
            clock.advance_ms(minute_ms / 2);
            one.beat();
        }
    });
    EXPECT_TRUE(one.work_once());
}

TEST_P(Jobs, ThatComeRoundAreTakenOverFromTheDead) {
    Runner other(db(), clock, ids);
    int runs = 0;
    other.every("climb", hour_ms, [&](Moment) { ++runs; });
    {
        Runner dead(db(), clock, ids);
        dead.every("climb", hour_ms, [](Moment) { throw Counting::Death{}; });
        EXPECT_THROW(dead.work_once(), Counting::Death);
    }
    EXPECT_FALSE(other.work_once());
    clock.advance_ms(minute_ms + 1);
    EXPECT_TRUE(other.work_once());
    EXPECT_EQ(runs, 1);
}

TEST_P(Jobs, ThatComeRoundAreTriedAgainSoonAfterAFault) {
    Runner runner(db(), clock, ids);
    int runs = 0;
    runner.every("retention", day_ms, [&](Moment) {
        if (++runs == 1) throw Fault("the disk is full");
    });
    EXPECT_TRUE(runner.work_once());
    EXPECT_FALSE(runner.work_once());
    clock.advance_ms(minute_ms);
    EXPECT_TRUE(runner.work_once());
    clock.advance_ms(hour_ms);
    EXPECT_FALSE(runner.work_once());
    clock.advance_ms(-40 * day_ms);  // set back: it does not wait forty days
    EXPECT_TRUE(runner.work_once());
    EXPECT_EQ(runs, 3);
}

}  // namespace
}  // namespace sinergi::jobs
