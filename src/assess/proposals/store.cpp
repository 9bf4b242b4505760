#include "proposals/store.hpp"

#include "plumbing/files/loose.hpp"
#include "proposals/store_sql.hpp"

#include <fmt/format.h>

namespace sinergi::proposals::store {
namespace {

constexpr std::int64_t villages_max = 1'000, queue_max = 500, counts_max = 200;

void loosen(db::Tx& tx, std::vector<Paper> const& papers) {
    for (auto const& one : papers) files::loosen(tx, one.digest);
}

}  // namespace

Terms terms(db::Tx& tx) { return tx.find<Terms>(sql::terms).value_or(Terms{}); }

Done put(db::Tx& tx, Terms const& t) {
    auto const written = tx.run(sql::put_terms, {{"open_day", t.open_day},
                                                 {"village_day", t.village_day},
                                                 {"verifier_day", t.verifier_day},
                                                 {"head_day", t.head_day},
                                                 {"regent_day", t.regent_day},
                                                 {"siksng_day", t.siksng_day},
                                                 {"pull_day", t.pull_day},
                                                 {"needs_head", t.needs_head},
                                                 {"needs_regent", t.needs_regent},
                                                 {"sample_percent", t.sample_percent},
                                                 {"sample_min", t.sample_min},
                                                 {"version", t.version}});
    if (written == 0) return refuse(Why::conflict, "proposals.changed_meanwhile");
    return {};
}

std::vector<Word> words(db::Tx& tx) { return tx.all<Word>(sql::words); }

Done insert(db::Tx& tx, Roll const& r) {
    try {
        tx.run(sql::insert_roll, {{"id", r.id},
                                  {"region", r.region},
                                  {"month", r.month},
                                  {"state", word(r.state)},
                                  {"state_since", r.state_since},
                                  {"opens_on", r.opens_on},
                                  {"village_due", r.village_due},
                                  {"verifier_due", r.verifier_due},
                                  {"head_due", r.head_due},
                                  {"regent_due", r.regent_due},
                                  {"siksng_due", r.siksng_due},
                                  {"pull_on", r.pull_on},
                                  {"needs_head", r.needs_head},
                                  {"needs_regent", r.needs_regent},
                                  {"opened_by", r.opened_by}});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("proposal_roll", "region")) throw;
        return refuse(Why::conflict, "proposals.roll_there", "month");
    }
    return {};
}

Done update(db::Tx& tx, Roll& r) {
    auto const written = tx.run(sql::update_roll, {{"id", r.id},
                                                   {"state", word(r.state)},
                                                   {"state_since", r.state_since},
                                                   {"round", r.round},
                                                   {"sent_by", r.sent_by},
                                                   {"verified_by", r.verified_by},
                                                   {"approved_by", r.approved_by},
                                                   {"way", word(r.way)},
                                                   {"met_on", r.met_on},
                                                   {"met_place", r.met_place},
                                                   {"met_words", r.met_words},
                                                   {"attended", r.attended},
                                                   {"sample_seed", r.sample_seed},
                                                   {"recap", r.recap},
                                                   {"version", r.version}});
    if (written == 0) return refuse(Why::conflict, "proposals.changed_meanwhile");
    ++r.version;
    return {};
}

Result<Roll> get_roll(db::Tx& tx, access::Permit const& permit, RollId id) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto found = tx.find<Roll>(sql::find_roll, {{"id", id}, {"area_first", first}, {"area_after", last}});
    if (!found) return refuse(Why::not_found, "proposals.roll_unknown");
    return *std::move(found);
}

std::vector<Roll> rolls_of_month(db::Tx& tx, access::Permit const& permit, std::string_view month) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Roll>(sql::rolls_of_month,
                        {{"month", month}, {"area_first", first}, {"area_after", last}, {"row_max", villages_max}});
}

std::vector<Roll> rolls_in_state(db::Tx& tx, access::Permit const& permit, State state) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Roll>(sql::rolls_in_state,
                        {{"state", word(state)}, {"area_first", first}, {"area_after", last}, {"row_max", queue_max}});
}

std::vector<Waiting> waiting(db::Tx& tx, access::Permit const& permit, State state, std::string_view month) {
    return tx.all<Waiting>(sql::count_rolls, {{"state", word(state)},
                                              {"area_first", permit.area().first()},
                                              {"area_after", permit.area().after()},
                                              {"month", month},
                                              {"row_max", counts_max}});
}

std::vector<Roll> rolls_of_recap(db::Tx& tx, RecapId recap) {
    return tx.all<Roll>(sql::rolls_of_recap, {{"recap", recap}});
}

std::optional<Roll> find_roll(db::Tx& tx, RollId id) { return tx.find<Roll>(sql::any_roll, {{"id", id}}); }

std::vector<RollId> erasable(db::Tx& tx, Moment now, std::int64_t limit) {
    return tx.all<RollId>(sql::erasable_rolls, {{"now", now}, {"row_max", limit}});
}

void erase(db::Tx& tx, RollId id) {
    loosen(tx, papers(tx, id));
    tx.run(sql::erase_roll, {{"roll", id}});
    tx.run(sql::erase_items, {{"roll", id}});
    tx.run(sql::erase_steps, {{"roll", id}});
    tx.run(sql::delete_papers, {{"roll", id}});
}

void erase_scans(db::Tx& tx, RecapId recap) {
    loosen(tx, papers(tx, recap));
    tx.run(sql::delete_scans, {{"recap", recap}});
}

bool is_erased(db::Tx& tx, RollId id) { return !tx.find<std::int64_t>(sql::what_is_told, {{"roll", id}}); }

std::vector<Roll> rolls_of_village(db::Tx& tx, RegionCode const& village, std::int64_t limit) {
    return tx.all<Roll>(sql::rolls_of_village, {{"region", village}, {"row_max", limit}});
}

std::vector<Counts> counts_of_month(db::Tx& tx, access::Permit const& permit, std::string_view month) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Counts>(sql::counts_of_rolls,
                          {{"month", month}, {"area_first", first}, {"area_after", last}, {"row_max", villages_max}});
}

Counts counts_of(db::Tx& tx, RollId roll) {
    return tx.find<Counts>(sql::count_of_roll, {{"roll", roll}}).value_or(Counts{.roll = roll});
}

std::string subject_of(Item const& item) {
    return fmt::format("{}:{}:{}:{}", word(item.kind), item.programme, item.family.raw(), item.person.raw());
}

Done insert(db::Tx& tx, Item const& i) {
    try {
        tx.run(sql::insert_item, {{"id", i.id},
                                  {"roll", i.roll},
                                  {"region", i.region},
                                  {"subject", subject_of(i)},
                                  {"kind", word(i.kind)},
                                  {"origin", word(i.origin)},
                                  {"programme", i.programme},
                                  {"reason", i.reason},
                                  {"note", i.note},
                                  {"family", i.family},
                                  {"person", i.person},
                                  {"name", i.name},
                                  {"nik", i.nik},
                                  {"no_kk", i.no_kk},
                                  {"address", i.address},
                                  {"rt", i.rt},
                                  {"rw", i.rw},
                                  {"members", i.members},
                                  {"decile", i.decile},
                                  {"state", word(i.state)},
                                  {"conflict", i.conflict},
                                  {"since_round", i.since_round},
                                  {"proposed_by", i.proposed_by}});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("proposal_item", "roll")) throw;
        return refuse(Why::conflict, "proposals.already_listed");
    }
    return {};
}

Done update(db::Tx& tx, Item& i) {
    auto const written = tx.run(sql::update_item, {{"id", i.id},
                                                   {"state", word(i.state)},
                                                   {"state_reason", i.state_reason},
                                                   {"state_words", i.state_words},
                                                   {"conflict", i.conflict},
                                                   {"since_round", i.since_round},
                                                   {"is_sampled", i.is_sampled},
                                                   {"check_result", word(i.check_result)},
                                                   {"check_words", i.check_words},
                                                   {"checked_by", i.checked_by},
                                                   {"decided_by", i.decided_by},
                                                   {"entered_by", i.entered_by},
                                                   {"entered_at", i.entered_at},
                                                   {"entered_on", i.entered_on},
                                                   {"told_on", i.told_on},
                                                   {"arrived_on", i.arrived_on},
                                                   {"told_how", i.told_how},
                                                   {"appeal_words", i.appeal_words},
                                                   {"version", i.version}});
    if (written == 0) return refuse(Why::conflict, "proposals.changed_meanwhile");
    ++i.version;
    return {};
}

Result<Item> get_item(db::Tx& tx, access::Permit const& permit, ItemId id) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto found = tx.find<Item>(sql::find_item, {{"id", id}, {"area_first", first}, {"area_after", last}});
    if (!found) return refuse(Why::not_found, "proposals.item_unknown");
    return *std::move(found);
}

std::vector<Item> items(db::Tx& tx, RollId roll) { return tx.all<Item>(sql::items, {{"roll", roll}}); }

std::optional<Before> before_of(db::Tx& tx, Item const& item) {
    return tx.find<Before>(sql::before_of, {{"family", item.family}, {"roll", item.roll}});
}

std::optional<UnderWay> under_way(db::Tx& tx, Item const& item) {
    return tx.find<UnderWay>(sql::under_way, {{"family", item.family}, {"subject", subject_of(item)}});
}

std::optional<Standing> standing(db::Tx& tx, ItemId id) { return tx.find<Standing>(sql::standing, {{"id", id}}); }

std::vector<Item> tasks(db::Tx& tx, access::Permit const& permit, ItemState state, ItemId after, std::int64_t limit) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Item>(sql::tasks, {{"state", word(state)},
                                     {"area_first", first},
                                     {"area_after", last},
                                     {"after_id", after.raw()},
                                     {"row_max", limit}});
}

std::vector<Item> items_of_family(db::Tx& tx, registry::FamilyId family) {
    return tx.all<Item>(sql::items_of_family, {{"family", family}});
}

void insert(db::Tx& tx, Paper const& p) {
    tx.later(sql::insert_paper, {{"id", p.id},
                                 {"roll", p.roll},
                                 {"item", p.item},
                                 {"recap", p.recap},
                                 {"kind", word(p.kind)},
                                 {"digest", p.digest},
                                 {"file_name", p.file_name},
                                 {"type", p.type},
                                 {"bytes", p.bytes},
                                 {"at", p.at},
                                 {"account", p.account}});
}

std::vector<Paper> papers(db::Tx& tx, RollId roll) { return tx.all<Paper>(sql::papers_of_roll, {{"roll", roll}}); }
std::vector<Paper> papers(db::Tx& tx, RecapId recap) { return tx.all<Paper>(sql::papers_of_recap, {{"recap", recap}}); }

Result<Paper> get_paper(db::Tx& tx, PaperId id) {
    auto found = tx.find<Paper>(sql::find_paper, {{"id", id}});
    if (!found) return refuse(Why::not_found, "proposals.paper_unknown");
    return *std::move(found);
}

void insert(db::Tx& tx, Step const& s) {
    tx.later(sql::insert_step, {{"id", s.id},
                                {"roll", s.roll},
                                {"item", s.item},
                                {"at", s.at},
                                {"deed", s.deed},
                                {"account", s.account},
                                {"by_role", s.by_role},
                                {"words", s.words},
                                {"from_state", s.from_state},
                                {"to_state", s.to_state}});
}

std::vector<Step> steps(db::Tx& tx, RollId roll) { return tx.all<Step>(sql::steps, {{"roll", roll}}); }

void insert(db::Tx& tx, Recap const& c) {
    tx.run(sql::insert_recap,
           {{"id", c.id}, {"region", c.region}, {"month", c.month}, {"made_by", c.made_by}, {"made_at", c.made_at}});
}

Done update(db::Tx& tx, Recap& c) {
    auto const written = tx.run(
        sql::update_recap,
        {{"id", c.id}, {"number", c.number}, {"signed_on", c.signed_on}, {"ended", c.ended}, {"version", c.version}});
    if (written == 0) return refuse(Why::conflict, "proposals.changed_meanwhile");
    ++c.version;
    return {};
}

Result<Recap> get_recap(db::Tx& tx, access::Permit const& permit, RecapId id) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto found = tx.find<Recap>(sql::find_recap, {{"id", id}, {"area_first", first}, {"area_after", last}});
    if (!found) return refuse(Why::not_found, "proposals.recap_unknown");
    return *std::move(found);
}

std::vector<Recap> recaps(db::Tx& tx, access::Permit const& permit, std::string_view month) {
    auto const first = permit.area().first(), last = permit.area().after();
    return tx.all<Recap>(sql::recaps, {{"month", month}, {"area_first", first}, {"area_after", last}});
}

void insert(db::Tx& tx, Official const& o) {
    tx.run(sql::insert_official, {{"id", o.id},
                                  {"region", o.region},
                                  {"name", o.name},
                                  {"post", o.post},
                                  {"nik", o.nik},
                                  {"no_kk", o.no_kk},
                                  {"declared_by", o.declared_by}});
}

Result<Official> get_official(db::Tx& tx, access::Permit const& permit, OfficialId id) {
    auto const first = permit.area().first(), last = permit.area().after();
    auto found = tx.find<Official>(sql::find_official, {{"id", id}, {"area_first", first}, {"area_after", last}});
    if (!found) return refuse(Why::not_found, "proposals.official_unknown");
    return *std::move(found);
}

void end(db::Tx& tx, OfficialId id, Moment now) { tx.run(sql::end_official, {{"id", id}, {"ended_at", now}}); }

std::vector<Official> officials(db::Tx& tx, RegionCode const& village) {
    return tx.all<Official>(sql::officials, {{"region", village}});
}

std::int64_t highest_id(db::Tx& tx) {
    return tx.find<std::optional<std::int64_t>>(sql::highest_id).value_or(std::nullopt).value_or(0);
}

}  // namespace sinergi::proposals::store
