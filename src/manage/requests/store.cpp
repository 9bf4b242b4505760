#include "requests/store.hpp"

#include "plumbing/files/loose.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "requests/store_sql.hpp"

#include <algorithm>
#include <charconv>

namespace sinergi::requests::store {
namespace {

constexpr std::string_view erased_text = "[dihapus]";

std::string word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// What the program wrote itself reads back, or a promise is broken.
template <class T>
T read_back(std::string_view text) {
    auto value = json::read<T>(text);
    SINERGI_CHECK(value.has_value());
    return *std::move(value);
}

struct KindLists {
    std::string code, papers, checks, fields, letter;
};
BOOST_DESCRIBE_STRUCT(KindLists, (), (code, papers, checks, fields, letter))

#define SINERGI_KIND_ARGS(k)                                                                                        \
    {"code", (k).code}, {"name_id", (k).name_id}, {"name_en", (k).name_en}, {"hint_id", (k).hint_id},               \
        {"hint_en", (k).hint_en}, {"who_id", (k).who_id}, {"who_en", (k).who_en}, {"receives_id", (k).receives_id}, \
        {"receives_en", (k).receives_en}, {"law", (k).law}, {"promise_days", (k).promise_days},                     \
        {"urgent_hours", (k).urgent_hours}, {"needs_initial", (k).needs_initial}, {"is_pbi", (k).is_pbi},           \
        {"unit", (k).unit}, {"signer", (k).signer}, {"register_code", (k).register_code},                           \
        {"number_format", (k).number_format}, {"number_code", (k).number_code}, {"valid_days", (k).valid_days},     \
        {"retention_years", (k).retention_years}, {"is_active", (k).is_active}, {"sort", (k).sort},                 \
        {"papers", papers}, {"checks", checks}, {"fields", fields}, {                                               \
        "letter", letter                                                                                            \
    }

struct Cursor {
    std::int64_t at = 0, id = 0;
};
/// "1763800000000.1234"
Result<Cursor> read_cursor(std::string_view text, std::int64_t id_when_empty) {
    Cursor cursor{.at = 0, .id = id_when_empty};
    if (text.empty()) return cursor;
    auto const dot = text.find('.');
    auto const number = [](std::string_view digits, std::int64_t& out) {
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc{} && end == digits.data() + digits.size();
    };
    if (dot == std::string_view::npos || !number(text.substr(0, dot), cursor.at) ||
        !number(text.substr(dot + 1), cursor.id))
        return refuse(Why::malformed, "requests.cursor_malformed", "after");
    return cursor;
}

struct PersonRow {
    std::string name, nik, no_kk, born_place;
    std::optional<Date> born_on;
    std::string address, phone, asker_name, asker_relation, answers, specific;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation, answers,
                       specific))

#define SINERGI_PERSON_ARGS(p)                                                                                    \
    {"name", (p).name}, {"nik", (p).nik}, {"no_kk", (p).no_kk}, {"born_place", (p).born_place},                   \
        {"born_on", (p).born_on}, {"address", (p).address}, {"phone", (p).phone}, {"asker_name", (p).asker_name}, \
        {"asker_relation", (p).asker_relation}, {"answers", answers}, {                                           \
        "specific", specific                                                                                      \
    }

void put_terms(db::Tx& tx, RequestId id, std::vector<std::string> const& terms) {
    for (auto const& term : terms) tx.later(sql::insert_term, {{"term", term}, {"request", id}});
}

}  // namespace

std::vector<Kind> kinds(db::Tx& tx) {
    std::vector<Kind> all;
    auto rows = tx.all<KindRow>(sql::kinds);
    auto const lists = tx.all<KindLists>(sql::kind_lists);
    SINERGI_CHECK(rows.size() == lists.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Kind kind;
        static_cast<KindRow&>(kind) = std::move(rows[i]);
        kind.papers = read_back<std::vector<Wanted>>(lists[i].papers);
        kind.checks = read_back<std::vector<Check>>(lists[i].checks);
        kind.fields = read_back<std::vector<Field>>(lists[i].fields);
        kind.letter = read_back<Template>(lists[i].letter);
        all.push_back(std::move(kind));
    }
    return all;
}

Done insert(db::Tx& tx, Kind const& kind) {
    auto const papers = json::write(kind.papers), checks = json::write(kind.checks), fields = json::write(kind.fields),
               letter = json::write(kind.letter);
    try {
        tx.run(sql::insert_kind, {SINERGI_KIND_ARGS(kind)});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("request_kind", "code")) throw;
        return refuse(Why::conflict, "requests.kind_taken", "code");
    }
    return {};
}

Done update(db::Tx& tx, Kind const& kind) {
    auto const papers = json::write(kind.papers), checks = json::write(kind.checks), fields = json::write(kind.fields),
               letter = json::write(kind.letter);
    if (tx.run(sql::update_kind, {SINERGI_KIND_ARGS(kind), {"version", kind.version}}) == 0)
        return refuse(Why::conflict, "requests.changed_meanwhile");
    return {};
}

Result<Page> list(db::Tx& tx, access::Permit const& permit, Filter const& filter, std::string_view after,
                  std::int64_t limit, Moment now) {
    bool const is_queue = !filter.queue.empty();
    SINERGI_TRY(cursor, read_cursor(after, is_queue ? 0 : INT64_MAX));
    auto const first = permit.area().first(), last = permit.area().after();
    Page page;
    page.rows = is_queue ? tx.all<Listed>(sql::list_open, {{"area_first", first},
                                                           {"area_after", last},
                                                           {"queue", filter.queue},
                                                           {"me", permit.by().id.raw()},
                                                           {"now", now},
                                                           {"kind", filter.kind},
                                                           {"after_at", cursor.at},
                                                           {"after_id", cursor.id},
                                                           {"row_max", limit}})
                         : tx.all<Listed>(sql::list_newest, {{"before_id", cursor.id},
                                                             {"area_first", first},
                                                             {"area_after", last},
                                                             {"kind", filter.kind},
                                                             {"state", filter.state},
                                                             {"row_max", limit}});
    if (static_cast<std::int64_t>(page.rows.size()) >= limit && !page.rows.empty())
        page.next = std::to_string(page.rows.back().due_at.ms) + "." + std::to_string(page.rows.back().id.raw());
    return page;
}

std::vector<Listed> some(db::Tx& tx, access::Permit const& permit, std::vector<RequestId> const& ids) {
    auto const first = permit.area().first(), last = permit.area().after();
    std::vector<Listed> rows;
    for (auto const id : ids)
        if (auto row = tx.find<Listed>(sql::list_some, {{"id", id}, {"area_first", first}, {"area_after", last}}))
            rows.push_back(*std::move(row));
    return rows;
}

Waiting count(db::Tx& tx, access::Permit const& permit, std::string_view queue, Moment now) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx
        .find<Waiting>(
            sql::count_queue,
            {{"now", now}, {"area_first", first}, {"area_after", last}, {"queue", queue}, {"me", permit.by().id.raw()}})
        .value_or(Waiting{});
}

std::vector<RequestId> with_nik(db::Tx& tx, std::string_view nik) {
    return tx.all<RequestId>(sql::with_nik, {{"nik", nik}});
}
std::vector<RequestId> with_phone(db::Tx& tx, std::string_view phone) {
    return tx.all<RequestId>(sql::with_phone, {{"phone", phone}});
}

namespace {
struct Sharing {
    RequestId request;
    std::int64_t shared = 0;
};
BOOST_DESCRIBE_STRUCT(Sharing, (), (request, shared))
}  // namespace

std::vector<RequestId> with_terms(db::Tx& tx, std::vector<std::string> const& terms, std::int64_t limit) {
    if (terms.empty()) return {};
    auto const term = [&](std::size_t i) { return std::string_view(i < terms.size() ? terms[i] : terms[0]); };
    std::vector<RequestId> ids;
    auto const asked = static_cast<std::int64_t>(std::min<std::size_t>(terms.size(), 4));
    for (auto const& one : tx.all<Sharing>(
             sql::with_terms,
             {{"term1", term(0)}, {"term2", term(1)}, {"term3", term(2)}, {"term4", term(3)}, {"row_max", limit}}))
        if (one.shared * 2 >= asked) ids.push_back(one.request);
    return ids;
}

void insert(db::Tx& tx, Request const& r, Person const& person, std::vector<std::string> const& terms) {
    tx.later(sql::insert, {{"id", r.id},
                           {"kind", r.kind},
                           {"region", r.region},
                           {"state", word(r.state)},
                           {"state_since", r.state_since},
                           {"received_at", r.received_at},
                           {"due_at", r.due_at},
                           {"is_urgent", r.is_urgent},
                           {"unit", r.unit},
                           {"officer", r.officer},
                           {"taken_by", r.taken_by.raw()}});
    auto const answers = json::write(person.answers), specific = json::write(person.specific);
    tx.later(sql::insert_person, {{"request", r.id}, SINERGI_PERSON_ARGS(person)});
    put_terms(tx, r.id, terms);
}

Done update(db::Tx& tx, Request const& next) {
    auto const written = tx.run(sql::update, {{"id", next.id},
                                              {"state", word(next.state)},
                                              {"state_since", next.state_since},
                                              {"due_at", next.due_at},
                                              {"is_open", is_open(next.state)},
                                              {"unit", next.unit},
                                              {"officer", next.officer},
                                              {"checked_by", next.checked_by},
                                              {"late_told_at", next.late_told_at},
                                              {"ended_at", next.ended_at},
                                              {"version", next.version}});
    if (written == 0) return refuse(Why::conflict, "requests.changed_meanwhile");
    return {};
}

Result<Request> get(db::Tx& tx, access::Permit const& permit, RequestId id) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto found = tx.find<Request>(sql::find, {{"id", id}, {"area_first", first}, {"area_after", last}});
    if (!found) return refuse(Why::not_found, "requests.not_found");
    return *std::move(found);
}

Result<Request> get_plain(db::Tx& tx, RequestId id) {
    auto found = tx.find<Request>(sql::find_plain, {{"id", id}});
    if (!found) return refuse(Why::not_found, "requests.not_found");
    return *std::move(found);
}

Person person(db::Tx& tx, RequestId id) {
    auto row = tx.find<PersonRow>(sql::find_person, {{"request", id}});
    SINERGI_CHECK(row.has_value());
    return {.name = row->name,
            .nik = row->nik,
            .no_kk = row->no_kk,
            .born_place = row->born_place,
            .born_on = row->born_on,
            .address = row->address,
            .phone = row->phone,
            .asker_name = row->asker_name,
            .asker_relation = row->asker_relation,
            .answers = read_back<Answers>(row->answers),
            .specific = read_back<Answers>(row->specific)};
}

void update(db::Tx& tx, RequestId id, Person const& person, std::vector<std::string> const& terms) {
    auto const answers = json::write(person.answers), specific = json::write(person.specific);
    tx.run(sql::update_person, {{"request", id}, SINERGI_PERSON_ARGS(person)});
    tx.run(sql::delete_terms, {{"request", id}});
    put_terms(tx, id, terms);
}

void insert_paper(db::Tx& tx, RequestId of, PaperRow const& paper) {
    tx.later(sql::insert_paper, {{"id", paper.id},
                                 {"request", of},
                                 {"code", paper.code},
                                 {"digest", paper.digest},
                                 {"file_name", paper.file_name},
                                 {"type", paper.type},
                                 {"bytes", paper.bytes},
                                 {"at", paper.at},
                                 {"account", paper.account.raw()}});
}
std::vector<PaperRow> papers(db::Tx& tx, RequestId of) { return tx.all<PaperRow>(sql::papers_of, {{"request", of}}); }

void put_check(db::Tx& tx, RequestId of, CheckRow const& check) {
    tx.later(sql::put_check, {{"request", of},
                              {"code", check.code},
                              {"is_met", check.is_met},
                              {"note", check.note},
                              {"account", check.account.raw()},
                              {"at", check.at}});
}
std::vector<CheckRow> checks(db::Tx& tx, RequestId of) { return tx.all<CheckRow>(sql::checks_of, {{"request", of}}); }

void insert_step(db::Tx& tx, RequestId of, StepRow const& step) {
    tx.later(sql::insert_step, {{"id", step.id},
                                {"request", of},
                                {"at", step.at},
                                {"deed", step.deed},
                                {"account", step.account},
                                {"by_role", step.by_role},
                                {"is_public", step.is_public},
                                {"body", step.body},
                                {"from_state", step.from_state},
                                {"to_state", step.to_state}});
}
std::vector<StepRow> steps(db::Tx& tx, RequestId of) { return tx.all<StepRow>(sql::steps_of, {{"request", of}}); }

std::vector<RequestId> not_told_late(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<RequestId>(sql::not_told_late, {{"now", now}, {"row_max", limit}});
}
std::vector<RequestId> open_of_officer(db::Tx& tx, access::AccountId officer, RequestId after) {
    return tx.all<RequestId>(sql::open_of_officer, {{"officer", officer}, {"after_id", after.raw()}});
}
std::vector<RequestId> erasable(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<RequestId>(sql::erasable, {{"now", now}, {"row_max", limit}});
}

void erase(db::Tx& tx, RequestId id) {
    for (auto const& paper : papers(tx, id)) files::loosen(tx, paper.digest);
    tx.run(sql::delete_papers, {{"request", id}});
    tx.run(sql::erase_steps, {{"request", id}, {"body", erased_text}});
    tx.run(sql::erase_checks, {{"request", id}});
    for (auto const& letter : letters_of(tx, id)) {
        files::loosen(tx, letter.scan);
        empty_letter(tx, letter.id);
    }
    update(tx, id, Person{}, {});
}

void keep_print(db::Tx& tx, std::string_view name, Moment now) {
    tx.run(sql::keep_print, {{"name", name}, {"now", now}});
}

void drop_prints(db::Tx& tx, Moment before, std::int64_t limit) {
    for (auto const& name : tx.all<std::string>(sql::old_prints, {{"before", before}, {"row_max", limit}})) {
        tx.run(sql::delete_print, {{"name", name}});
        files::loosen(tx, name);
    }
}

std::vector<Listed> recap_rows(db::Tx& tx, access::Permit const& permit, Moment from, Moment until,
                               std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Listed>(
        sql::recap_rows,
        {{"from_at", from}, {"until_at", until}, {"area_first", first}, {"area_after", last}, {"row_max", limit}});
}

std::int64_t follower_seq(db::Tx& tx) { return tx.find<std::int64_t>(sql::follower_seq).value_or(0); }
void keep_follower_seq(db::Tx& tx, std::int64_t seq) { tx.run(sql::keep_follower_seq, {{"seq", seq}}); }

std::int64_t highest_id(db::Tx& tx) {
    return tx.find<std::optional<std::int64_t>>(sql::highest_id).value_or(std::nullopt).value_or(0);
}

}  // namespace sinergi::requests::store
