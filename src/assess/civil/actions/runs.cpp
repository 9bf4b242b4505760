// Runs: who is asked, the file out and back, the service, as a job that goes on where it stopped.

#include "access/directory.hpp"
#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "civil/actions/answers.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::civil {
namespace {

using access::Officer;
using registry::PersonId;

constexpr std::int64_t families_at_once = 100, page = 1'000, gathered = -1, runs_listed = 50;
constexpr std::size_t lines_at_once = 100, faults_kept = 200;

struct Input {
    RunId run;
};
BOOST_DESCRIBE_STRUCT(Input, (), (run))

void note(House& house, db::Tx& tx, Officer const& by, std::string_view act, RunRow const& run, Moment now) {
    audit::note(tx, house.office.ids, now, by.trace(), act,
                {.kind = "civil_run", .id = run.id.raw(), .region = run.area});
    notices::post(tx, house.office.ids,
                  {.at = now, .topic = std::string(act), .subject = run.id.raw(), .region = run.area});
}

bool is_going(RunState state) noexcept { return state == RunState::gathering || state == RunState::answering; }

/// The run as it stands, by somebody who may see it.
Result<RunRow> get_run(db::Tx& tx, Officer const& by, RunId id) {
    if (!by.may(act_check)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto run = store::find_run(tx, id);
    if (!run || !by.area.has(run->area)) return refuse(Why::not_found, "civil.run_unknown", "run");
    return *std::move(run);
}

/// Where a stopped run goes on. An answer's file that was erased meanwhile is waited for anew.
RunState going_on(RunRow const& run) noexcept {
    if (run.family_at != gathered) return RunState::gathering;
    return run.way == Way::file && run.file == 0 ? RunState::ready : RunState::answering;
}

void start_job(House& house, db::Tx& tx, Officer const& by, RunRow& run, Moment now) {
    run.job = jobs::start(
                  tx, house.office.ids,
                  {.kind = std::string(job_kind), .input = json::write(Input{run.id}), .started_by = by.id.raw()}, now)
                  .raw();
}

Result<std::string> key_of(House const& house, RunRow const& run) {
    auto const bytes = crypto::from_base64url(run.key);
    if (!bytes) return refuse(Why::not_found, "lists.gone");
    auto key = crypto::unbox(house.office.secret, *bytes);
    if (!key) return refuse(Why::not_found, "lists.gone");
    return *std::move(key);
}

/// One job at work on one run.
class Work {
public:
    Work(House& house, jobs::JobContext& job, RunRow run, Officer by)
        : house_(house),
          job_(job),
          run_(std::move(run)),
          by_(std::move(by)),
          atlas_(house.areas.atlas()),
          counts_(json::read<RunCounts>(run_.counts).value_or(RunCounts{})) {}

    Result<std::string> go() {
        SINERGI_TRY(permit, access::permit(act_check, by_, run_.area, "padan"));
        permit_ = permit;
        if (run_.family_at != gathered) SINERGI_MUST(gather());
        if (run_.file != 0) {
            SINERGI_MUST(read_file());
        } else if (run_.way == Way::service) {
            SINERGI_MUST(ask_service());
        }
        return run_.counts;
    }
    [[nodiscard]] RunRow const& run() const noexcept { return run_; }

private:
    /// A step of the run: what `deed` wrote and how far the run is, together. What counts is set only when it is kept.
    template <class F>
    Done step(F&& deed) {
        auto next = run_;
        auto counts = counts_;
        SINERGI_MUST(job_.step(fmt::format("{} {}", run_.family_at, run_.at), [&](db::Tx& tx) -> Done {
            next = run_;
            counts = counts_;
            SINERGI_MUST(deed(tx, next, counts));
            next.counts = json::write(counts);
            store::save(tx, next);
            return {};
        }));
        run_ = std::move(next);
        counts_ = counts;
        return {};
    }

    Done gather() {
        while (run_.family_at != gathered) {
            SINERGI_MUST(step([&](db::Tx& tx, RunRow& next, RunCounts& counts) -> Done {
                std::vector<PersonId> none;
                registry::Desk const desk{house_.office, *atlas_, house_.office.clock.now(), none};
                auto const walked = registry::walk(tx, *permit_, registry::FamilyId(run_.family_at), families_at_once);
                for (auto const& person : walked.persons) put_in(tx, desk, person, counts);
                next.family_at = walked.last.is_none() ? gathered : walked.last.raw();
                if (next.family_at == gathered) next.state = RunState::ready;
                return {};
            }));
            job_.progress(counts_.asked, 0, "gather");
        }
        return {};
    }

    [[nodiscard]] bool is_wanted(db::Tx& tx, registry::Person const& person) const {
        switch (run_.who) {
            case Who::everybody:
                return true;
            case Who::never:
                return person.padan == registry::Padan::unknown;
            case Who::open: {
                auto const entry = store::find_entry(tx, person.id);
                return entry && entry->is_open && (run_.cause == Cause::none || entry->cause == run_.cause);
            }
        }
        return false;
    }

    void put_in(db::Tx& tx, registry::Desk const& desk, registry::Person const& person, RunCounts& counts) const {
        if (!is_wanted(tx, person)) return;
        if (person.nik.empty()) {
            ++counts.without_nik;
            return;
        }
        store::insert_asked(tx, run_.id, person.id, person.nik, json::write(question_of(person)));
        ++counts.asked;
        if (person.padan == registry::Padan::unknown)
            registry::set_padan(tx, desk, by_, person, registry::Padan::waiting, "");
    }

    Done ask_service() {
        auto const setting = house_.office.db.read([](db::Tx& tx) { return store::find_service(tx); });
        if (!setting) return refuse(Why::conflict, "civil.no_service");
        SINERGI_TRY(service, service_of(house_, *setting));
        for (;;) {
            SINERGI_MUST(job_.go_on());
            auto const asked = house_.office.db.read([&](db::Tx& tx) {
                return store::asked(tx, run_.id, PersonId(run_.at), static_cast<std::int64_t>(asked_at_once));
            });
            std::vector<Question> questions;
            for (auto const& one : asked) {
                SINERGI_TRY(question, json::read<Question>(one.body));
                questions.push_back(std::move(question));
            }
            // Outside of any transaction: a service may be slow.
            std::vector<Answer> answers;
            if (!questions.empty()) {
                SINERGI_TRY(said, service->ask(questions));
                answers = std::move(said);
            }
            SINERGI_MUST(step([&](db::Tx& tx, RunRow& next, RunCounts& counts) -> Done {
                Answering answering(house_, tx, *atlas_, *permit_, run_.id, counts);
                for (auto const& one : answers) (void)answering.take(one);
                next.state = asked.empty() ? RunState::answered : RunState::answering;
                if (!asked.empty()) next.at = asked.back().person.raw();
                if (!answers.empty()) next.answered_at = house_.office.clock.now();
                return {};
            }));
            job_.progress(counts_.answered, counts_.asked, "ask");
            if (asked.empty()) return {};
        }
    }

    Done read_file() {
        SINERGI_TRY(key, key_of(house_, run_));
        SINERGI_TRY(bytes, house_.vault.get(run_.file, key));
        SINERGI_TRY(sheet, read_answers(bytes, date_in(house_.office.zone, house_.office.clock.now())));
        auto faults = json::read<std::vector<RunFault>>(run_.faults).value_or(std::vector<RunFault>{});
        auto from = std::ranges::upper_bound(sheet.answers, run_.at, {}, &AnswerLine::line) - sheet.answers.begin();
        auto const total = static_cast<std::ptrdiff_t>(sheet.answers.size());
        do {
            auto const to = std::min(total, from + static_cast<std::ptrdiff_t>(lines_at_once));
            auto found = faults;
            SINERGI_MUST(step([&](db::Tx& tx, RunRow& next, RunCounts& counts) -> Done {
                found = faults;
                Answering answering(house_, tx, *atlas_, *permit_, run_.id, counts);
                for (auto i = from; i < to; ++i) {
                    auto const& line = sheet.answers[static_cast<std::size_t>(i)];
                    auto const taken = answering.take(line.answer);
                    if (!taken && found.size() < faults_kept)
                        found.push_back({line.line, std::string(taken.error().key), ""});
                    next.at = line.line;
                }
                next.faults = json::write(found);
                next.state = to == total ? RunState::answered : RunState::answering;
                next.answered_at = house_.office.clock.now();
                return {};
            }));
            faults = std::move(found);
            from = to;
            job_.progress(from, total, "answer");
            SINERGI_MUST(job_.go_on());
        } while (from < total);
        return {};
    }

    House& house_;
    jobs::JobContext& job_;
    RunRow run_;
    Officer by_;
    std::shared_ptr<regions::Atlas const> atlas_;
    RunCounts counts_;
    std::optional<access::Permit> permit_;
};

}  // namespace

Result<std::unique_ptr<Service>> service_of(House& house, ServiceRow const& setting) {
    auto const boxed = crypto::from_base64url(setting.secret);
    auto const secret = boxed ? crypto::unbox(house.office.secret, *boxed)
                              : Result<std::string>(refuse(Why::conflict, "civil.no_service"));
    if (!secret) return refuse(Why::conflict, "civil.no_service");
    return house.connect({setting.url, setting.account, *secret});
}

Result<RunRow> begin(House& house, Officer const& by, RunWish const& wish, Moment now) {
    SINERGI_TRY(permit, access::permit(act_check, by, wish.area, "padan"));
    if (!house.areas.atlas()->find(permit.area())) return refuse(Why::malformed, "civil.no_area", "area");
    return house.office.db.write([&](db::Tx& tx) -> Result<RunRow> {
        if (wish.way == Way::service && !store::find_service(tx))
            return refuse(Why::conflict, "civil.no_service", "way");
        RunRow run{.id = house.office.ids.make<RunRow>(now),
                   .account = by.id,
                   .area = permit.area(),
                   .way = wish.way,
                   .who = wish.who,
                   .cause = wish.who == Who::open ? wish.cause : Cause::none,
                   .made_at = now};
        start_job(house, tx, by, run, now);
        store::insert(tx, run);
        note(house, tx, by, "civil.run_begun", run, now);
        return run;
    });
}

Result<std::vector<RunRow>> list_runs(House& house, Officer const& by) {
    SINERGI_TRY(permit, access::permit(act_check, by, by.area, "padan"));
    return house.office.db.read([&](db::Tx& tx) { return store::runs(tx, permit.area(), runs_listed); });
}

Result<RunRow> find(House& house, Officer const& by, RunId id) {
    return house.office.db.read([&](db::Tx& tx) { return get_run(tx, by, id); });
}

Result<RunRow> resume(House& house, Officer const& by, RunId id, Moment now) {
    return house.office.db.write([&](db::Tx& tx) -> Result<RunRow> {
        SINERGI_TRY(run, get_run(tx, by, id));
        if (run.state != RunState::stopped) return refuse(Why::conflict, "civil.run_not_stopped", "run");
        run.state = going_on(run);
        start_job(house, tx, by, run, now);
        store::save(tx, run);
        note(house, tx, by, "civil.run_resumed", run, now);
        return run;
    });
}

Result<RunRow> cancel(House& house, Officer const& by, RunId id, Moment now) {
    return house.office.db.write([&](db::Tx& tx) -> Result<RunRow> {
        SINERGI_TRY(run, get_run(tx, by, id));
        auto const job = jobs::cancel(tx, jobs::JobId(run.job), now);
        if (!job) return refuse(Why::conflict, "civil.run_not_going", "run");
        // A job that never began ends at once; one at work says itself when it stopped.
        if (job->state == jobs::State::cancelled) {
            run.state = RunState::stopped;
            store::save(tx, run);
        }
        note(house, tx, by, "civil.run_cancelled", run, now);
        return run;
    });
}

Result<std::string> give_request(House& house, Officer const& by, RunId id, Format format, Moment now) {
    SINERGI_TRY(run, find(house, by, id));
    if (run.family_at != gathered) return refuse(Why::conflict, "civil.run_gathering", "run");
    // Before the first row leaves.
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        SINERGI_TRY(still, get_run(tx, by, id));
        if (!still.given_at) still.given_at = now;
        store::save(tx, still);
        note(house, tx, by, "civil.request_given", still, now);
        return {};
    }));
    std::vector<AskedRow> rows;
    std::size_t at = 0;
    PersonId last;
    bool is_over = false;
    auto const next = [&](Question& into) {
        if (at == rows.size() && !is_over) {
            rows = house.office.db.read([&](db::Tx& tx) { return store::asked(tx, id, last, page); });
            is_over = rows.size() < static_cast<std::size_t>(page);
            at = 0;
        }
        if (at == rows.size()) return false;
        last = rows[at].person;
        auto read = json::read<Question>(rows[at++].body);
        if (read) into = *std::move(read);
        return read.has_value();
    };
    return write_request(format,
                         {.office = house.office.name,
                          .area = house.areas.name_of(run.area),
                          .made = now,
                          .day = date_in(house.office.zone, now)},
                         next);
}

Result<RunRow> take_answers(House& house, Officer const& by, RunId id, std::string const& name,
                            std::string const& bytes, Moment now) {
    SINERGI_TRY(seen, find(house, by, id));
    if (seen.family_at != gathered) return refuse(Why::conflict, "civil.run_gathering", "run");
    if (is_going(seen.state)) return refuse(Why::conflict, "civil.run_busy", "run");
    SINERGI_TRY(sheet, read_answers(bytes, date_in(house.office.zone, now)));
    SINERGI_TRY(clean, clean_text(name, 1, 200, Lines::one));
    auto const key = crypto::random_bytes(32);
    auto const file = house.office.ids.next(now);
    house.vault.put(file, key, bytes);
    return house.office.db.write([&](db::Tx& tx) -> Result<RunRow> {
        SINERGI_TRY(run, get_run(tx, by, id));
        if (is_going(run.state)) return refuse(Why::conflict, "civil.run_busy", "run");
        auto counts = json::read<RunCounts>(run.counts).value_or(RunCounts{});
        counts.rows = sheet.rows;
        counts.rows_unreadable = sheet.unreadable;
        counts.rows_unknown = 0;
        std::vector<RunFault> faults;
        for (auto const& one : sheet.faults) faults.push_back({one.line, std::string(one.key), one.column});
        run.counts = json::write(counts);
        run.faults = json::write(faults);
        run.file = file;
        run.file_name = clean;
        run.key = crypto::base64url(crypto::box(house.office.secret, key));
        run.at = 0;
        run.state = RunState::answering;
        start_job(house, tx, by, run, now);
        store::save(tx, run);
        note(house, tx, by, "civil.answers_taken", run, now);
        return run;
    });
}

Result<std::string> work(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<Input>(job.input()));
    auto const run = house.office.db.read([&](db::Tx& tx) { return store::find_run(tx, input.run); });
    if (!run) return refuse(Why::not_found, "civil.run_unknown");
    auto const by = house.office.db.read(
        [&](db::Tx& tx) { return access::find_officer(tx, access::AccountId(job.job().started_by)); });
    if (!by) return refuse(Why::not_allowed, "access.act_not_allowed");
    Work work(house, job, *run, *by);
    auto done = work.go();
    bool const is_handed_on = !done && (done.error().key == "jobs.paused" || done.error().key == "jobs.taken_away");
    if (is_handed_on) return done;
    (void)house.office.db.write([&](db::Tx& tx) -> Done {
        auto now_stands = store::find_run(tx, input.run).value();
        if (!done) now_stands.state = RunState::stopped;
        store::save(tx, now_stands);
        note(house, tx, *by, done ? "civil.run_done" : "civil.run_stopped", now_stands, house.office.clock.now());
        return {};
    });
    return done;
}

}  // namespace sinergi::civil
