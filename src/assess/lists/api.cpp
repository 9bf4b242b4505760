#include "lists/api.hpp"

#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/http/file_route.hpp"

namespace sinergi::lists {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "lists";
constexpr std::int64_t page_max = 100;

struct ListFileOut {
    FileId id;
    std::string name;
    std::int64_t size = 0;
    std::vector<std::string> sheets;
    std::string sheet;
    std::int64_t first_line = 0;
    std::vector<ColumnRead> columns;
    std::vector<std::vector<std::string>> sample;  // numbers of people masked
};
BOOST_DESCRIBE_STRUCT(ListFileOut, (), (id, name, size, sheets, sheet, first_line, columns, sample))
struct ListFileIn {
    FileId id;
    std::optional<Line<0, 100>> sheet;
};
BOOST_DESCRIBE_STRUCT(ListFileIn, (), (id, sheet))

struct ListSideIn {
    FileId file;
    std::optional<Line<0, 100>> sheet;
    std::optional<std::vector<Holds>> columns;
};
BOOST_DESCRIBE_STRUCT(ListSideIn, (), (file, sheet, columns))
struct CompareIn {
    ListSideIn left, right;
    std::optional<Keep> keep;
};
BOOST_DESCRIBE_STRUCT(CompareIn, (), (left, right, keep))

/// Where a comparison is.
enum class Course : std::uint8_t { queued, running, done, failed, cancelled };
BOOST_DESCRIBE_ENUM(Course, queued, running, done, failed, cancelled)

struct ComparisonOut {
    ComparisonId id;
    std::string left_name, right_name;
    Keep keep = Keep::one_day;
    Course state = Course::queued;
    std::int64_t percent = 0;
    std::string stage;  // "read" "match" "write"
    std::string fault;  // why it failed, a sentence
    std::int64_t open_doubts = 0;
    Moment made_at, expires_at;
    std::optional<Summary> summary;
};
BOOST_DESCRIBE_STRUCT(ComparisonOut, (),
                      (id, left_name, right_name, keep, state, percent, stage, fault, open_doubts, made_at, expires_at,
                       summary))
struct ComparisonsOut {
    std::vector<ComparisonOut> items;
};
BOOST_DESCRIBE_STRUCT(ComparisonsOut, (), (items))

struct ComparisonAt {
    ComparisonId id;
};
BOOST_DESCRIBE_STRUCT(ComparisonAt, (), (id))
struct ComparedRowsIn {
    ComparisonId id;
    Group group = Group::both;
    std::optional<std::int64_t> after, limit;
};
BOOST_DESCRIBE_STRUCT(ComparedRowsIn, (), (id, group, after, limit))
struct HeadingOut {
    std::string title, side;
    Render render = Render::plain;
};
BOOST_DESCRIBE_STRUCT(HeadingOut, (), (title, side, render))
struct ComparedRowsOut {
    std::vector<HeadingOut> headings;
    std::vector<std::vector<std::string>> items;
    std::int64_t first = 0;  // number of the first item, from 0
    std::optional<std::int64_t> next;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(ComparedRowsOut, (), (headings, items, first, next, total))
struct DecideIn {
    ComparisonId id;
    std::int64_t doubt = 0;
    std::optional<Verdict> verdict;
};
BOOST_DESCRIBE_STRUCT(DecideIn, (), (id, doubt, verdict))

ListFileOut out_of(Sent const& sent) {
    ListFileOut out{.id = sent.file.id,
                    .name = sent.file.name,
                    .size = sent.file.size,
                    .sheets = sent.look.sheets,
                    .sheet = sent.look.shape.sheet,
                    .first_line = sent.look.shape.first_line,
                    .columns = {},
                    .sample = {}};
    for (auto const& column : sent.look.shape.columns)
        out.columns.push_back({column.title, column.holds, column.known});
    for (auto const& row : sent.look.sample) {
        auto& cells = out.sample.emplace_back();
        for (auto const& cell : row) cells.push_back(mask_niks(cell.substr(0, 200)));
    }
    return out;
}

Course course_of(jobs::State state) noexcept {
    switch (state) {
        case jobs::State::queued:
            return Course::queued;
        case jobs::State::running:
            return Course::running;
        case jobs::State::done:
            return Course::done;
        case jobs::State::failed:
            return Course::failed;
        case jobs::State::cancelled:
            return Course::cancelled;
    }
    return Course::failed;
}

/// Why it failed, and in which file and line: the job's note says "kanan.csv: 120".
std::string fault_of(House& house, jobs::Job const& job, std::string_view language) {
    auto const apart = job.note.rfind(": ");
    if (apart == std::string::npos) return locale::fill(house.say(job.fault_key, language), {});
    auto const about = std::string_view(job.note).substr(apart + 2);
    auto const sentence = locale::fill(house.say(job.fault_key, language), {.about = about, .limit = about});
    bool const is_line = job.fault_key.starts_with("sheet.") && !about.empty();
    auto const where = is_line ? job.note : job.note.substr(0, apart);
    return fmt::format("{} ({})", sentence, where);
}

ComparisonOut out_of(House& house, Stand const& standing, std::string_view language) {
    auto const& job = standing.job;
    ComparisonOut out{.id = standing.asked.id,
                      .left_name = standing.asked.left_name,
                      .right_name = standing.asked.right_name,
                      .keep = standing.asked.keep,
                      .state = course_of(job.state),
                      .percent = job.done,
                      .stage = job.note,
                      .made_at = standing.asked.made_at,
                      .expires_at = standing.asked.expires_at,
                      .summary = {}};
    if (!job.fault_key.empty()) out.fault = fault_of(house, job, language);
    // The row is done in the job's last step; a job that has not yet said so itself is as good as done.
    if (!standing.asked.summary.empty()) out.state = Course::done;
    return out;
}

Result<ComparisonOut> tell(House& house, Call const& call, access::Officer const& by, ComparisonId id) {
    SINERGI_TRY(standing, stand(house, by, id, call.now));
    auto out = out_of(house, standing, call.language());
    if (standing.asked.summary.empty()) return out;
    SINERGI_TRY(opened, open(house, by, id, call.now));
    for (auto const& group : opened.summary.groups)
        if (group.group == Group::doubtful) out.open_doubts = group.people;
    out.summary = std::move(opened.summary);
    return out;
}

Result<ListFileOut> take_file(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(parts, http::read_form(call));
    for (auto const& part : parts)
        if (!part.file_name.empty()) {
            SINERGI_TRY(sent, send_file(house, by, part.file_name, part.bytes, call.now));
            return out_of(sent);
        }
    return refuse(Why::malformed, "lists.no_file_sent", "file");
}

Result<ComparisonOut> begin(House& house, Call const& call, CompareIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const side = [](ListSideIn const& one) {
        return SideWish{one.file, one.sheet ? one.sheet->text() : std::string{},
                        one.columns.value_or(std::vector<Holds>{})};
    };
    SINERGI_TRY(asked, ask(house, by, {side(in.left), side(in.right), in.keep.value_or(Keep::one_day)}, call.now));
    return tell(house, call, by, asked.id);
}

Result<ComparisonsOut> list(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::compare_lists, by, by.area, "lists"));
    ComparisonsOut out;
    auto const all = house.office.db.read([&](db::Tx& tx) { return store::of_account(tx, by.id, call.now); });
    for (auto const& asked : all)
        if (auto const standing = stand(house, by, asked.id, call.now))
            out.items.push_back(out_of(house, *standing, call.language()));
    return out;
}

/// To settle a doubt or to see what changed, digits must stand beside digits; elsewhere a number is masked.
bool is_open(Group group) noexcept { return group == Group::doubtful || group == Group::changed; }

Result<ComparedRowsOut> page(House& house, Call const& call, ComparedRowsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(opened, open(house, by, in.id, call.now));
    auto const language = locale::language_of(call.language());
    ComparedRowsOut out;
    out.first = std::max<std::int64_t>(0, in.after.value_or(0));
    out.total = opened.tables->rows(in.group);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, page_max);
    auto const headings = opened.tables->headings(in.group);
    for (auto const& heading : headings) {
        auto const title = title_in_words({.title = heading.title, .render = heading.render}, language);
        out.headings.push_back({title, heading.side, heading.render});
    }
    SINERGI_TRY(rows, opened.tables->slice(in.group, out.first, limit));
    for (auto& row : rows) {
        row.resize(headings.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (headings[i].render != Render::verdict) row[i] = in_words(headings[i].render, row[i], language);
            if (!is_open(in.group)) row[i] = mask_niks(row[i]);
        }
        out.items.push_back(std::move(row));
    }
    auto const next = out.first + static_cast<std::int64_t>(out.items.size());
    if (next < out.total) out.next = next;
    house.office.db.write_soon(
        [&house, trace = by.trace("lists"), id = in.id.raw(), area = by.area, now = call.now](db::Tx& tx) {
            audit::note(tx, house.office.ids, now, trace, "lists.read", {.kind = "list", .id = id, .region = area});
        });
    return out;
}

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ComparisonId>(call, "id"));
    SINERGI_TRY(bytes, download(house, by, id, locale::language_of(call.language()), call.now));
    return Reply::file(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       fmt::format("perbandingan-{}.xlsx", id.text()));
}

/// A deed on one comparison, and how it stands afterwards.
template <class Deed>
Result<ComparisonOut> done(House& house, Call const& call, ComparisonId id, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(deed(by));
    return tell(house, call, by, id);
}

void add_file_routes(http::Router& router, House& house) {
    http::add_form_route(router, house, "/api/v1/lists/files",
                         {.summary = "Send a list", .tag = tag, .body_max = file_bytes_max + 64 * 1024}, take_file);
    router.add<ListFileIn, ListFileOut>(Method::get, "/api/v1/lists/files/{id}",
                                        {.summary = "A list that was sent: its columns, another sheet", .tag = tag},
                                        [&](Call const& call, ListFileIn const& in) -> Result<ListFileOut> {
                                            SINERGI_TRY(by, house.doors.officer(call));
                                            auto sheet = in.sheet ? std::optional(in.sheet->text()) : std::nullopt;
                                            SINERGI_TRY(sent, look_again(house, by, in.id, std::move(sheet), call.now));
                                            return out_of(sent);
                                        });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    add_file_routes(router, house);
    router.add<CompareIn, ComparisonOut>(Method::post, "/api/v1/lists/comparisons",
                                         {.summary = "Compare two lists", .tag = tag, .status = 201},
                                         [&](Call const& call, CompareIn const& in) { return begin(house, call, in); });
    router.add<Nothing, ComparisonsOut>(Method::get, "/api/v1/lists/comparisons",
                                        {.summary = "My comparisons, the newest first", .tag = tag},
                                        [&](Call const& call, Nothing const&) { return list(house, call); });
    router.add<ComparisonAt, ComparisonOut>(Method::get, "/api/v1/lists/comparisons/{id}",
                                            {.summary = "How far it is, and its figures", .tag = tag},
                                            [&](Call const& call, ComparisonAt const& in) -> Result<ComparisonOut> {
                                                SINERGI_TRY(by, house.doors.officer(call));
                                                return tell(house, call, by, in.id);
                                            });
    router.add<ComparedRowsIn, ComparedRowsOut>(
        Method::get, "/api/v1/lists/comparisons/{id}/groups/{group}", {.summary = "Rows of a group", .tag = tag},
        [&](Call const& call, ComparedRowsIn const& in) { return page(house, call, in); });
    router.add<DecideIn, ComparisonOut>(
        Method::post, "/api/v1/lists/comparisons/{id}/decisions",
        {.summary = "Settle a doubt, or take that back", .tag = tag}, [&](Call const& call, DecideIn const& in) {
            return done(house, call, in.id,
                        [&](auto const& by) { return decide(house, by, in.id, in.doubt, in.verdict, call.now); });
        });
    router.add<ComparisonAt, ComparisonOut>(
        Method::post, "/api/v1/lists/comparisons/{id}/cancel", {.summary = "Stop a comparison", .tag = tag},
        [&](Call const& call, ComparisonAt const& in) {
            return done(house, call, in.id, [&](auto const& by) { return cancel(house, by, in.id, call.now); });
        });
    router.add<ComparisonAt, Nothing>(Method::del, "/api/v1/lists/comparisons/{id}",
                                      {.summary = "Forget it at once", .tag = tag},
                                      [&](Call const& call, ComparisonAt const& in) -> Result<Nothing> {
                                          SINERGI_TRY(by, house.doors.officer(call));
                                          SINERGI_MUST(forget(house, by, in.id, call.now));
                                          return Nothing{};
                                      });
    http::add_file_route(router, house, Method::get, "/api/v1/lists/comparisons/{id}/download.xlsx",
                         {.summary = "The workbook", .tag = tag}, give);
}

}  // namespace sinergi::lists
