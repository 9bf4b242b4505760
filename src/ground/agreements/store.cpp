#include "agreements/store.hpp"

#include "agreements/store_sql.hpp"

#include <limits>

namespace sinergi::agreements::store {
namespace {

struct HeadRow {
    AgreementId id;
    std::string origin_node;
    AgreementId origin_id;
    std::string number_first, number_second, title, parent_mou, scope, party_first, party_second;
    std::optional<Date> signed_on;
    Date starts_on, ends_on;
    std::optional<std::int64_t> answer_days, answer_hours, emergency_hours;
    Fields fields;
    std::int64_t terms_version = 0;
    std::string terms_by;
    std::int64_t confirmed_first = 0;
    std::optional<Date> confirmed_first_on;
    std::int64_t confirmed_second = 0;
    std::optional<Date> confirmed_second_on;
    std::string signed_file;
    State state = State::draft;
    std::optional<Date> ended_on;
    std::string ended_why;
    std::int64_t version = 0, partner_version = 0;
    Moment changed_at;
};
BOOST_DESCRIBE_STRUCT(HeadRow, (),
                      (id, origin_node, origin_id, number_first, number_second, title, parent_mou, scope, party_first,
                       party_second, signed_on, starts_on, ends_on, answer_days, answer_hours, emergency_hours, fields,
                       terms_version, terms_by, confirmed_first, confirmed_first_on, confirmed_second,
                       confirmed_second_on, signed_file, state, ended_on, ended_why, version, partner_version,
                       changed_at))

struct ItemRow {
    PlanItemId id;
    std::string origin_node;
    PlanItemId origin_id;
    std::int64_t year = 0;
    std::string action, owner_first, owner_second;
    Date due;
    bool is_withdrawn = false;
    std::optional<Date> first_done_on;
    std::string first_note, first_proof;
    std::optional<Date> second_done_on;
    std::string second_note, second_proof;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ItemRow, (),
                      (id, origin_node, origin_id, year, action, owner_first, owner_second, due, is_withdrawn,
                       first_done_on, first_note, first_proof, second_done_on, second_note, second_proof, version))

struct EvaluationRow {
    EvaluationId id;
    std::string origin_node;
    EvaluationId origin_id;
    Date held_on;
    std::string title, minutes, file;
};
BOOST_DESCRIBE_STRUCT(EvaluationRow, (), (id, origin_node, origin_id, held_on, title, minutes, file))

struct DefaultsRow {
    std::int64_t answer_days = 0, emergency_hours = 0;
};
BOOST_DESCRIBE_STRUCT(DefaultsRow, (), (answer_days, emergency_hours))

Agreement whole(db::Tx& tx, HeadRow row) {
    Agreement out{.id = row.id,
                  .origin_node = std::move(row.origin_node),
                  .origin_id = row.origin_id,
                  .terms = {.number_first = std::move(row.number_first),
                            .number_second = std::move(row.number_second),
                            .title = std::move(row.title),
                            .parent_mou = std::move(row.parent_mou),
                            .scope = std::move(row.scope),
                            .party_first = std::move(row.party_first),
                            .party_second = std::move(row.party_second),
                            .signed_on = row.signed_on,
                            .starts_on = row.starts_on,
                            .ends_on = row.ends_on,
                            .answer_days = row.answer_days,
                            .answer_hours = row.answer_hours,
                            .emergency_hours = row.emergency_hours,
                            .fields = row.fields,
                            .signatories = tx.all<Signatory>(sql::signatories_of, {{"id", row.id}})},
                  .terms_version = row.terms_version,
                  .terms_by = std::move(row.terms_by),
                  .confirmed_first = {row.confirmed_first, row.confirmed_first_on},
                  .confirmed_second = {row.confirmed_second, row.confirmed_second_on},
                  .contacts = tx.all<Contact>(sql::contacts_of, {{"id", row.id}}),
                  .signed_file = std::move(row.signed_file),
                  .state = row.state,
                  .ended_on = row.ended_on,
                  .ended_why = std::move(row.ended_why),
                  .version = row.version,
                  .partner_version = row.partner_version,
                  .changed_at = row.changed_at};
    return out;
}

std::vector<Agreement> whole(db::Tx& tx, std::vector<HeadRow> rows) {
    std::vector<Agreement> out;
    out.reserve(rows.size());
    for (auto& row : rows) out.push_back(whole(tx, std::move(row)));
    return out;
}

std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

void write_people(db::Tx& tx, Agreement const& a) {
    std::int64_t place = 0;
    for (auto const& one : a.terms.signatories)
        tx.run(sql::insert_signatory,
               {{"id", a.id}, {"place", place++}, {"side", word(one.side)}, {"name", one.name}, {"title", one.title}});
    place = 0;
    for (auto const& one : a.contacts)
        tx.run(sql::insert_contact, {{"id", a.id},
                                     {"place", place++},
                                     {"side", word(one.side)},
                                     {"name", one.name},
                                     {"title", one.title},
                                     {"phone", one.phone},
                                     {"email", one.email},
                                     {"is_emergency", one.is_emergency}});
}

// What both statements write; the first have more.
#define SINERGI_AGREEMENT_ARGS(a, t)                                                                                \
    {"id", (a).id}, {"number_first", (t).number_first}, {"number_second", (t).number_second}, {"title", (t).title}, \
        {"parent_mou", (t).parent_mou}, {"scope", (t).scope}, {"signed_on", (t).signed_on},                         \
        {"starts_on", (t).starts_on}, {"ends_on", (t).ends_on}, {"answer_days", (t).answer_days},                   \
        {"answer_hours", (t).answer_hours}, {"emergency_hours", (t).emergency_hours}, {"fields", fields},           \
        {"terms_version", (a).terms_version}, {"terms_by", (a).terms_by},                                           \
        {"confirmed_first", (a).confirmed_first.terms_version}, {"confirmed_first_on", (a).confirmed_first.on},     \
        {"confirmed_second", (a).confirmed_second.terms_version}, {"confirmed_second_on", (a).confirmed_second.on}, \
        {"signed_file", (a).signed_file}, {"state", word((a).state)}, {"ended_on", (a).ended_on},                   \
        {"ended_why", (a).ended_why}, {"version", (a).version}, {"partner_version", (a).partner_version}, {         \
        "changed_at", (a).changed_at                                                                                \
    }

}  // namespace

std::optional<Agreement> find(db::Tx& tx, AgreementId id) {
    auto row = tx.find<HeadRow>(sql::find, {{"id", id}});
    if (!row) return std::nullopt;
    return whole(tx, *std::move(row));
}

std::optional<Agreement> find_named(db::Tx& tx, std::string_view origin_node, AgreementId origin_id) {
    auto row = tx.find<HeadRow>(sql::find_named, {{"origin_node", origin_node}, {"origin_id", origin_id}});
    if (!row) return std::nullopt;
    return whole(tx, *std::move(row));
}

std::vector<Agreement> between(db::Tx& tx, std::string_view a, std::string_view b) {
    return whole(tx, tx.all<HeadRow>(sql::between, {{"a", a}, {"b", b}}));
}

std::vector<Agreement> list(db::Tx& tx, std::optional<State> state, AgreementId before, std::int64_t row_max) {
    auto const below = before.is_none() ? std::numeric_limits<std::int64_t>::max() : before.raw();
    return whole(tx, tx.all<HeadRow>(sql::list, {{"state", state ? word(*state) : std::string_view{}},
                                                 {"before", below},
                                                 {"row_max", row_max}}));
}

std::vector<Agreement> ending(db::Tx& tx, Date warn_until, std::int64_t row_max) {
    return whole(tx, tx.all<HeadRow>(sql::ending, {{"warn_until", warn_until}, {"row_max", row_max}}));
}

std::vector<Agreement> over(db::Tx& tx, Date today, std::int64_t row_max) {
    return whole(tx, tx.all<HeadRow>(sql::over, {{"today", today}, {"row_max", row_max}}));
}

void warned(db::Tx& tx, AgreementId id) { tx.run(sql::warned, {{"id", id}}); }

void insert(db::Tx& tx, Agreement const& agreement) {
    auto const& terms = agreement.terms;
    auto const fields = terms.fields.text();
    tx.run(sql::insert, {SINERGI_AGREEMENT_ARGS(agreement, terms),
                         {"origin_node", agreement.origin_node},
                         {"origin_id", agreement.origin_id},
                         {"party_first", terms.party_first},
                         {"party_second", terms.party_second}});
    write_people(tx, agreement);
}

void update(db::Tx& tx, Agreement const& agreement) {
    auto const& terms = agreement.terms;
    auto const fields = terms.fields.text();
    tx.run(sql::update, {SINERGI_AGREEMENT_ARGS(agreement, terms)});
    tx.run(sql::clear_signatories, {{"id", agreement.id}});
    tx.run(sql::clear_contacts, {{"id", agreement.id}});
    write_people(tx, agreement);
}

std::vector<PlanItem> plan_of(db::Tx& tx, AgreementId id) {
    std::vector<PlanItem> out;
    for (auto& row : tx.all<ItemRow>(sql::plan_of, {{"id", id}}))
        out.push_back({.id = row.id,
                       .origin_node = std::move(row.origin_node),
                       .origin_id = row.origin_id,
                       .year = row.year,
                       .action = std::move(row.action),
                       .owner_first = std::move(row.owner_first),
                       .owner_second = std::move(row.owner_second),
                       .due = row.due,
                       .is_withdrawn = row.is_withdrawn,
                       .first = {row.first_done_on, std::move(row.first_note), std::move(row.first_proof)},
                       .second = {row.second_done_on, std::move(row.second_note), std::move(row.second_proof)},
                       .version = row.version});
    return out;
}

void put_item(db::Tx& tx, AgreementId id, PlanItem const& item) {
    tx.run(sql::put_item, {{"id", item.id},
                           {"agreement", id},
                           {"origin_node", item.origin_node},
                           {"origin_id", item.origin_id},
                           {"year", item.year},
                           {"action", item.action},
                           {"owner_first", item.owner_first},
                           {"owner_second", item.owner_second},
                           {"due", item.due},
                           {"is_withdrawn", item.is_withdrawn},
                           {"first_done_on", item.first.done_on},
                           {"first_note", item.first.note},
                           {"first_proof", item.first.proof},
                           {"second_done_on", item.second.done_on},
                           {"second_note", item.second.note},
                           {"second_proof", item.second.proof}});
}

std::vector<Evaluation> evaluations_of(db::Tx& tx, AgreementId id) {
    std::vector<Evaluation> out;
    for (auto& row : tx.all<EvaluationRow>(sql::evaluations_of, {{"id", id}}))
        out.push_back({row.id, std::move(row.origin_node), row.origin_id, row.held_on, std::move(row.title),
                       std::move(row.minutes), std::move(row.file)});
    return out;
}

void insert_evaluation(db::Tx& tx, AgreementId id, Evaluation const& evaluation) {
    tx.run(sql::insert_evaluation, {{"id", evaluation.id},
                                    {"agreement", id},
                                    {"origin_node", evaluation.origin_node},
                                    {"origin_id", evaluation.origin_id},
                                    {"held_on", evaluation.held_on},
                                    {"title", evaluation.title},
                                    {"minutes", evaluation.minutes},
                                    {"file", evaluation.file}});
}

std::vector<Paper> papers_of(db::Tx& tx, AgreementId id) { return tx.all<Paper>(sql::papers_of, {{"id", id}}); }

void put_paper(db::Tx& tx, AgreementId id, Paper const& paper, access::AccountId by, Moment at) {
    tx.run(sql::put_paper, {{"agreement", id},
                            {"name", paper.name},
                            {"kind", word(paper.kind)},
                            {"file_name", paper.file_name},
                            {"type", paper.type},
                            {"bytes", paper.bytes},
                            {"at", at},
                            {"account", by}});
}

Defaults defaults_on(db::Tx& tx, Date day) {
    auto const row = tx.find<DefaultsRow>(sql::defaults_on, {{"day", day}});
    return row ? Defaults{row->answer_days, row->emergency_hours} : Defaults{};
}

}  // namespace sinergi::agreements::store
