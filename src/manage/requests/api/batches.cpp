// Many letters at once: numbered one by one, then one PDF to print and sign.

#include "access/directory.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "requests/actions/letters.hpp"
#include "requests/api/shared.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "letters";
constexpr std::size_t batch_max = 500;
constexpr std::size_t step_rows = 10;

struct BatchIn {
    std::vector<RequestId> ids;
};
BOOST_DESCRIBE_STRUCT(BatchIn, (), (ids))
struct RefusedOut {
    RequestId id;
    std::string key;
};
BOOST_DESCRIBE_STRUCT(RefusedOut, (), (id, key))
struct Made {
    std::string digest;
    std::int64_t letters = 0;
    std::vector<RefusedOut> refused;
};
BOOST_DESCRIBE_STRUCT(Made, (), (digest, letters, refused))
struct LetterBatchOut {
    jobs::JobId job;
    std::string state, fault;
    std::int64_t done = 0, total = 0, letters = 0;
    std::vector<RefusedOut> refused;
};
BOOST_DESCRIBE_STRUCT(LetterBatchOut, (), (job, state, fault, done, total, letters, refused))
struct JobIn {
    jobs::JobId job;
};
BOOST_DESCRIBE_STRUCT(JobIn, (), (job))

Result<jobs::Job> own_job(House& house, Call const& call, jobs::JobId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(job, house.office.db.read([&](db::Tx& tx) { return jobs::find(tx, id); }));
    if (job.kind != letters_job || job.started_by != by.id.raw()) return refuse(Why::not_found, "jobs.not_found");
    return std::move(job);
}

LetterBatchOut out_of(House& house, Call const& call, jobs::Job const& job) {
    LetterBatchOut out{.job = job.id,
                       .state = std::string(jobs::state_name(job.state)),
                       .fault = job.fault_key.empty() ? "" : house.say(job.fault_key, call.language()),
                       .done = job.done,
                       .total = job.total};
    if (auto made = json::read<Made>(job.result)) {
        out.letters = made->letters;
        out.refused = std::move(made->refused);
    }
    return out;
}

Result<LetterBatchOut> ask(House& house, Call const& call, BatchIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::manage_letters, by, by.area));
    if (in.ids.empty() || in.ids.size() > batch_max)
        return refuse(Why::too_large, "requests.batch_size", std::to_string(batch_max));
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<LetterBatchOut> {
        auto const id = jobs::start(
            tx, house.office.ids,
            {.kind = std::string(letters_job), .input = json::write(in), .started_by = by.id.raw()}, call.now);
        return LetterBatchOut{.job = id, .state = "queued", .total = static_cast<std::int64_t>(in.ids.size())};
    });
}

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(id, http::id_at<jobs::JobId>(call, "job"));
    SINERGI_TRY(job, own_job(house, call, id));
    auto const made = json::read<Made>(job.result);
    if (!made || made->digest.empty()) return refuse(Why::conflict, "requests.batch_not_done");
    SINERGI_TRY(bytes, house.files.get(made->digest));
    return Reply::file(std::move(bytes), "application/pdf", "surat-" + id.text() + ".pdf");
}

/// Numbers what waits for a number, in steps; what was numbered before keeps its letter.
Done number_all(House& house, jobs::JobContext& job, access::Officer const& by, std::vector<RequestId> const& ids) {
    std::size_t at = job.resume_point().empty() ? 0 : static_cast<std::size_t>(std::stoul(job.resume_point()));
    while (at < ids.size()) {
        auto const end = std::min(at + step_rows, ids.size());
        Stand const stand(house, house.office.clock.now(), "id");
        SINERGI_MUST(job.step(std::to_string(end), [&](db::Tx& tx) -> Done {
            for (auto i = at; i < end; ++i) {
                auto const request = store::get_plain(tx, ids[i]);
                if (!request || request->state != State::initialled) continue;
                auto const done = number(tx, stand.desk(), by, ids[i], {});
                // A decree that ended stops them all; a single one that may not is left out, and said.
                if (!done && done.error().key.starts_with("requests.signer")) return std::unexpected(done.error());
            }
            return {};
        }));
        at = end;
        job.progress(static_cast<std::int64_t>(at), static_cast<std::int64_t>(ids.size()), "surat");
    }
    return {};
}

}  // namespace

Result<std::string> work_letters(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<BatchIn>(job.input()));
    Stand const stand(house, house.office.clock.now(), "id");
    auto const by = house.office.db.read(
        [&](db::Tx& tx) { return access::find_officer(tx, access::AccountId(job.job().started_by), stand.today()); });
    if (!by) return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(permit, access::permit(access::Act::manage_letters, *by, by->area));
    SINERGI_MUST(number_all(house, job, *by, input.ids));
    Made made;
    std::vector<print::Letter> papers;
    house.office.db
        .read([&](db::Tx& tx) -> Done {
            auto const head = head_of(tx, stand.desk());
            for (auto const id : input.ids) {
                auto const letters = store::letters_of(tx, id);
                auto const request = store::get(tx, permit, id);
                if (request && !letters.empty() && check_open(letters.front()))
                    papers.push_back(
                        on_paper(house, head, store::content(tx, letters.front().id), letters.front().code));
                else
                    made.refused.push_back({id, request ? "requests.not_in_this_state" : "requests.not_found"});
            }
            return {};
        })
        .value();
    if (papers.empty()) return refuse(Why::conflict, "requests.batch_empty");
    made.letters = static_cast<std::int64_t>(papers.size());
    made.digest = house.files.put(print::letters_pdf(papers, stand.now()));
    SINERGI_MUST(job.step(std::to_string(input.ids.size()), [&](db::Tx& tx) -> Done {
        store::keep_print(tx, made.digest, stand.now());
        return {};
    }));
    return json::write(made);
}

void add_batch_routes(http::Router& router, House& house) {
    router.add<BatchIn, LetterBatchOut>(
        Method::post, "/api/v1/letter-batches",
        {.summary = "Number many letters and put them into one PDF (a job)", .tag = tag, .status = 202},
        [&](Call const& call, BatchIn const& in) { return ask(house, call, in); });
    router.add<JobIn, LetterBatchOut>(Method::get, "/api/v1/letter-batches/{job}",
                                      {.summary = "How far it is", .tag = tag},
                                      [&](Call const& call, JobIn const& in) -> Result<LetterBatchOut> {
                                          SINERGI_TRY(job, own_job(house, call, in.job));
                                          return out_of(house, call, job);
                                      });
    http::add_file_route(router, house, Method::get, "/api/v1/letter-batches/{job}/letters.pdf",
                         {.summary = "The letters", .tag = tag}, give);
}

}  // namespace sinergi::requests
