#include "registry/store/imports.hpp"

#include "registry/store_sql.hpp"

#include <utility>

namespace sinergi::registry::store {
namespace {

constexpr std::int64_t removed_at_once = 500, changes_max = 2'000'000;

struct Made {
    PersonId id;
    bool is_changed = false;
    FamilyId stood;
    bool is_vouched = false;
};
BOOST_DESCRIBE_STRUCT(Made, (), (id, is_changed, stood, is_vouched))

std::optional<Person> before(db::Tx& tx, PersonId id, Moment made_at) {
    return tx.find<Person>(sql::person_before, {{"id", id}, {"made_at", made_at}});
}
std::optional<Family> before(db::Tx& tx, FamilyId id, Moment made_at) {
    return tx.find<Family>(sql::family_before, {{"id", id}, {"made_at", made_at}});
}

void mend_days(db::Tx& tx, PersonId id, std::int64_t before) {
    tx.run(sql::forget_person_days, {{"id", id}, {"version", before}});
    tx.run(sql::mend_person_days, {{"id", id}});
}
void mend_days(db::Tx& tx, FamilyId id, std::int64_t before) {
    tx.run(sql::forget_family_days, {{"id", id}, {"version", before}});
    tx.run(sql::mend_family_days, {{"id", id}});
}

/// @pre `now` is a row of today
template <class Row>
Result<std::optional<Row>> stand_as_before(db::Tx& tx, ImportRow const& import, ImportChange const& change,
                                           std::optional<Row> const& now) {
    if (!now || !import.applied_at) return std::optional<Row>{};
    bool const is_of_import = now->recorded_at == *import.applied_at || now->version == change.version;
    auto then = before(tx, now->id, now->recorded_at);
    if (!is_of_import || !then) return std::optional<Row>{};
    auto const was = std::exchange(then->version, now->version);
    SINERGI_MUST(save(tx, *then));
    mend_days(tx, now->id, was);
    return then;
}

}  // namespace

void insert(db::Tx& tx, ImportRow const& import) {
    tx.run(sql::insert_import, {{"id", import.id},
                                {"account", import.account.raw()},
                                {"name", import.name},
                                {"digest", import.digest},
                                {"source", word(import.source)},
                                {"state", import.state},
                                {"files", import.files},
                                {"key", import.key},
                                {"job", import.job},
                                {"made_at", import.made_at},
                                {"period", import.period}});
}

std::optional<ImportRow> find_import(db::Tx& tx, ImportId id) {
    return tx.find<ImportRow>(sql::find_import, {{"id", id}});
}

std::vector<ImportRow> imports(db::Tx& tx, access::AccountId account, std::int64_t limit) {
    return tx.all<ImportRow>(sql::list_imports, {{"account", account}, {"row_max", limit}});
}

std::optional<ImportId> applied_before(db::Tx& tx, std::string_view digest, ImportId but) {
    return tx.find<ImportId>(sql::applied_before, {{"digest", digest}, {"id", but}});
}

void set_checked(db::Tx& tx, ImportId id, std::string_view counts, std::string_view faults) {
    tx.run(sql::set_import_checked, {{"id", id}, {"counts", counts}, {"faults", faults}});
}

Done set_state(db::Tx& tx, ImportId id, std::string_view state, std::int64_t job) {
    try {
        tx.run(sql::set_import_state, {{"id", id}, {"state", state}, {"job", job}});
    } catch (db::Clash const& clash) {
        if (!clash.is_on("registry_import", "state")) throw;
        return refuse(Why::conflict, "registry.import_busy");
    }
    return {};
}

void set_applied(db::Tx& tx, ImportRow const& import) {
    tx.run(sql::set_import_applied, {{"id", import.id},
                                     {"state", import.state},
                                     {"counts", import.counts},
                                     {"first_id", import.first_id},
                                     {"last_id", import.last_id},
                                     {"applied_at", import.applied_at}});
}

void set_undone(db::Tx& tx, ImportId id, Moment now) { tx.run(sql::set_import_undone, {{"id", id}, {"now", now}}); }

void note_change(db::Tx& tx, ImportId import, std::int64_t subject, bool is_person, std::int64_t version) {
    tx.run(sql::note_import_change,
           {{"import", import}, {"subject", subject}, {"is_person", is_person}, {"version", version}});
}

void forget_change(db::Tx& tx, ImportId import, std::int64_t subject) {
    tx.run(sql::forget_import_change, {{"import", import}, {"subject", subject}});
}

std::vector<ImportChange> changes(db::Tx& tx, ImportId import) {
    return tx.all<ImportChange>(sql::import_changes, {{"import", import}, {"row_max", changes_max}});
}

Result<bool> restore(db::Tx& tx, ImportRow const& import, ImportChange const& change) {
    if (!change.is_person) {
        SINERGI_TRY(family, stand_as_before(tx, import, change, find_family(tx, FamilyId(change.subject))));
        return family.has_value();
    }
    auto const now = find_person(tx, PersonId(change.subject));
    SINERGI_TRY(person, stand_as_before(tx, import, change, now));
    if (!person) return false;
    if (person->relation != now->relation) {
        tx.run(sql::remove_stay, {{"person", now->id}, {"first", import.first_id}, {"last", import.last_id}});
        tx.run(sql::reopen_stay, {{"person", now->id}, {"forever", without_end}});
    }
    return true;
}

Step remove_made(db::Tx& tx, ImportRow const& import, std::int64_t after, std::int64_t overlap) {
    Step out;
    for (auto const& one : tx.all<Made>(sql::made_persons, {{"import", import.id},
                                                            {"first", import.first_id},
                                                            {"last", import.last_id},
                                                            {"after", after},
                                                            {"made_at", import.applied_at},
                                                            {"row_max", removed_at_once}})) {
        out.last = one.id.raw();
        // Who was changed since, or stands in a family that was, stays: somebody vouched for it.
        if (one.is_changed || one.is_vouched) {
            ++out.kept;
            if (!one.stood.is_none()) out.kept_in.push_back(one.stood);
            continue;
        }
        tx.run(sql::remove_memberships, {{"person", one.id}});
        tx.run(sql::remove_pairs_left, {{"person", one.id}});
        tx.run(sql::remove_pairs_right, {{"person", one.id}});
        tx.run(sql::remove_person, {{"id", one.id}});
        tx.run(sql::remove_person_was, {{"id", one.id}});
        out.removed.push_back(one.id);
    }
    auto const to = out.last == 0 ? import.last_id : out.last;
    tx.run(sql::remove_families, {{"after", overlap}, {"last", to}, {"made_at", import.applied_at}});
    tx.run(sql::remove_families_was, {{"after", overlap}, {"last", to}});
    tx.run(sql::remove_events, {{"after", overlap}, {"last", to}, {"made_at", import.applied_at}});
    tx.run(sql::remove_deaths, {{"after", overlap}, {"last", to}, {"made_at", import.applied_at}});
    return out;
}

}  // namespace sinergi::registry::store
