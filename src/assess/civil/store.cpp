#include "civil/store.hpp"

#include "civil/store_sql.hpp"

namespace sinergi::civil::store {

using registry::PersonId;

void insert(db::Tx& tx, RunRow const& run) {
    tx.run(sql::insert_run, {{"id", run.id},
                             {"account", run.account},
                             {"area", run.area},
                             {"way", word(run.way)},
                             {"who", word(run.who)},
                             {"cause", word(run.cause)},
                             {"state", word(run.state)},
                             {"job", run.job},
                             {"made_at", run.made_at}});
}

std::optional<RunRow> find_run(db::Tx& tx, RunId id) { return tx.find<RunRow>(sql::find_run, {{"id", id}}); }

std::vector<RunRow> runs(db::Tx& tx, RegionCode const& area, std::int64_t limit) {
    return tx.all<RunRow>(sql::list_runs,
                          {{"area_first", area.first()}, {"area_after", area.after()}, {"row_max", limit}});
}

void save(db::Tx& tx, RunRow const& run) {
    tx.run(sql::save_run, {{"id", run.id},
                           {"state", word(run.state)},
                           {"family_at", run.family_at},
                           {"at", run.at},
                           {"counts", run.counts},
                           {"faults", run.faults},
                           {"file", run.file},
                           {"file_name", run.file_name},
                           {"key", run.key},
                           {"job", run.job},
                           {"given_at", run.given_at},
                           {"answered_at", run.answered_at}});
}

void insert_asked(db::Tx& tx, RunId run, PersonId person, std::string_view nik, std::string_view body) {
    tx.later(sql::insert_asked, {{"run", run}, {"person", person}, {"nik", nik}, {"body", body}});
}

std::vector<AskedRow> asked(db::Tx& tx, RunId run, PersonId after, std::int64_t limit) {
    return tx.all<AskedRow>(sql::list_asked, {{"run", run}, {"after", after.raw()}, {"row_max", limit}});
}

std::vector<AskedRow> asked_by_nik(db::Tx& tx, RunId run, std::string_view nik) {
    return tx.all<AskedRow>(sql::asked_by_nik, {{"run", run}, {"nik", nik}});
}

void set_answered(db::Tx& tx, RunId run, PersonId person) {
    tx.later(sql::set_answered, {{"run", run}, {"person", person}});
}

std::optional<Entry> find_entry(db::Tx& tx, PersonId person) {
    return tx.find<Entry>(sql::find_entry, {{"person", person}});
}

void put(db::Tx& tx, Entry const& entry) {
    tx.later(sql::put_entry, {{"person", entry.person},
                              {"region", entry.region},
                              {"state", word(entry.state)},
                              {"is_open", entry.is_open},
                              {"cause", word(entry.cause)},
                              {"cause_from", word(entry.cause_from)},
                              {"found", word(entry.found)},
                              {"fields", entry.fields},
                              {"note", entry.note},
                              {"run", entry.run},
                              {"answered_at", entry.answered_at},
                              {"mended_by", entry.mended_by},
                              {"is_kept", entry.is_kept},
                              {"reason", entry.reason},
                              {"letter", entry.letter},
                              {"version", entry.version}});
}

Done save(db::Tx& tx, Entry const& entry) {
    auto const saved = tx.run(sql::save_entry, {{"person", entry.person},
                                                {"region", entry.region},
                                                {"state", word(entry.state)},
                                                {"is_open", entry.is_open},
                                                {"cause", word(entry.cause)},
                                                {"cause_from", word(entry.cause_from)},
                                                {"fields", entry.fields},
                                                {"mended_by", entry.mended_by},
                                                {"is_kept", entry.is_kept},
                                                {"reason", entry.reason},
                                                {"letter", entry.letter},
                                                {"version", entry.version}});
    if (saved == 0) return refuse(Why::conflict, "civil.changed_meanwhile", "person");
    return {};
}

std::vector<Entry> entries(db::Tx& tx, EntryFilter const& filter) {
    auto const from = filter.after.is_none() ? std::nullopt : find_entry(tx, filter.after);
    auto const after_region = from ? from->region.text() : std::string{};
    auto const state = filter.state ? word(*filter.state) : std::string_view{};
    if (filter.cause)
        return tx.all<Entry>(sql::list_entries_of_cause, {{"area_first", filter.area.first()},
                                                          {"area_after", filter.area.after()},
                                                          {"after_region", after_region},
                                                          {"after_person", filter.after.raw()},
                                                          {"state", state},
                                                          {"due_for", filter.due_for.raw()},
                                                          {"cause", word(*filter.cause)},
                                                          {"row_max", filter.limit}});
    return tx.all<Entry>(sql::list_entries, {{"area_first", filter.area.first()},
                                             {"area_after", filter.area.after()},
                                             {"after_region", after_region},
                                             {"after_person", filter.after.raw()},
                                             {"state", state},
                                             {"due_for", filter.due_for.raw()},
                                             {"row_max", filter.limit}});
}

std::vector<Entry> for_letter(db::Tx& tx, RegionCode const& area, Cause cause, std::int64_t limit) {
    return tx.all<Entry>(
        sql::entries_for_letter,
        {{"area_first", area.first()}, {"area_after", area.after()}, {"cause", word(cause)}, {"row_max", limit}});
}

std::vector<Due> due(db::Tx& tx, RegionCode const& area, access::AccountId officer) {
    return tx.all<Due>(sql::count_due,
                       {{"area_first", area.first()}, {"area_after", area.after()}, {"due_for", officer.raw()}});
}

std::vector<Count> counts(db::Tx& tx, RegionCode const& area) {
    return tx.all<Count>(sql::count_entries, {{"area_first", area.first()}, {"area_after", area.after()}});
}

void insert_step(db::Tx& tx, std::int64_t id, PersonId person, Step const& step) {
    tx.later(sql::insert_step, {{"id", id},
                                {"person", person},
                                {"kind", word(step.kind)},
                                {"state", word(step.state)},
                                {"cause", word(step.cause)},
                                {"reason", step.reason},
                                {"author", step.author},
                                {"at", step.at}});
}

std::vector<Step> steps(db::Tx& tx, PersonId person) { return tx.all<Step>(sql::list_steps, {{"person", person}}); }

Done insert(db::Tx& tx, LetterRow const& letter) {
    try {
        tx.run(sql::insert_letter, {{"id", letter.id},
                                    {"number", letter.number},
                                    {"cause", word(letter.cause)},
                                    {"area", letter.area},
                                    {"persons", letter.persons},
                                    {"author", letter.author},
                                    {"made_at", letter.made_at}});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("civil_letter", "number")) throw;
        return refuse(Why::conflict, "civil.letter_number_taken", "number");
    }
    return {};
}

void insert_letter_person(db::Tx& tx, LetterId letter, PersonId person) {
    tx.later(sql::insert_letter_person, {{"letter", letter}, {"person", person}});
}

std::optional<LetterRow> find_letter(db::Tx& tx, LetterId id) {
    return tx.find<LetterRow>(sql::find_letter, {{"id", id}});
}

std::vector<LetterRow> letters(db::Tx& tx, RegionCode const& area, std::int64_t limit) {
    return tx.all<LetterRow>(sql::list_letters,
                             {{"area_first", area.first()}, {"area_after", area.after()}, {"row_max", limit}});
}

std::vector<PersonId> letter_persons(db::Tx& tx, LetterId id) {
    return tx.all<PersonId>(sql::letter_persons, {{"letter", id}});
}

std::optional<ServiceRow> find_service(db::Tx& tx) { return tx.find<ServiceRow>(sql::find_service); }

void put_service(db::Tx& tx, ServiceRow const& service) {
    tx.run(sql::put_service, {{"url", service.url},
                              {"account", service.account},
                              {"secret", service.secret},
                              {"agreement", service.agreement},
                              {"author", service.author},
                              {"set_at", service.set_at}});
}

std::optional<Kept> kept(db::Tx& tx, registry::PersonId person) {
    return tx.find<Kept>(sql::look_erasable, {{"person", person}});
}

std::vector<Moment> mended_at(db::Tx& tx, registry::PersonId person) {
    return tx.all<Moment>(sql::mended_at, {{"person", person}});
}

std::vector<std::int64_t> erase(db::Tx& tx, registry::PersonId person, Moment now) {
    std::vector<std::int64_t> files;
    for (auto const& run : tx.all<RunRow>(sql::runs_at_rest_of, {{"person", person}})) {
        if (run.file == 0) continue;
        files.push_back(run.file);
        tx.run(sql::drop_file, {{"id", run.id}});
    }
    tx.run(sql::erase_asked, {{"person", person}});
    tx.run(sql::erase_steps, {{"person", person}});
    tx.run(sql::erase_letter_person, {{"person", person}});
    tx.run(sql::erase_entry, {{"person", person}, {"now", now}});
    return files;
}

std::int64_t forget_asked(db::Tx& tx, Moment now, std::int64_t runs) {
    return tx.run(sql::forget_asked, {{"now", now}, {"row_max", runs}});
}

}  // namespace sinergi::civil::store
