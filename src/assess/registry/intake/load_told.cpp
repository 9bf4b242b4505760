// Answers of the form and deciles of an import: beside what stands, and into their tables.

#include "registry/intake/batch.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

std::vector<std::string> const answer_columns_of_table{"id",     "subject", "section",     "form",      "body",
                                                       "source", "author",  "recorded_at", "valid_from"};
std::vector<std::string> const fact_columns_of_table{"id",     "subject", "kind",        "value",
                                                     "source", "author",  "recorded_at", "as_of"};
std::vector<std::string> const decile_columns{"family", "maker", "period", "decile", "received_at", "author"};

Section const& section_at(ToldAnswers const& told) { return sections()[told.section]; }
store::Shelf shelf_of(Section const& section) noexcept {
    return section.is_specific ? store::Shelf::specific : store::Shelf::open;
}

}  // namespace

bool Loader::compare_answers(db::Tx& tx, std::uint32_t first, std::uint8_t count, std::int64_t subject) {
    if (count == 0) return false;
    bool const may_specific = wish_.by.may(access::Act::see_person_specific);
    std::vector<Answered> open, closed;
    if (subject != 0) {
        open = store::answers(tx, subject, store::Shelf::open);
        if (may_specific) closed = store::answers(tx, subject, store::Shelf::specific);
    }
    bool is_any = false;
    for (auto i = first; i < first + count; ++i) {
        auto const& told = told_.answers[i];
        auto const& section = section_at(told);
        if (section.is_specific && !may_specific) {
            ++answers_hidden_;
            continue;
        }
        auto const& there = section.is_specific ? closed : open;
        // The newest stands last in its section.
        auto const latest = std::ranges::find(there.rbegin(), there.rend(), section.key, &Answered::section);
        is_answer_new_[i] = latest == there.rend() || latest->body != told.body;
        is_any |= is_answer_new_[i];
    }
    return is_any;
}

bool Loader::compare_facts(db::Tx& tx, std::uint32_t first, std::uint8_t count, std::int64_t subject) {
    if (count == 0) return false;
    auto const there = subject == 0 ? std::vector<Fact>{} : store::facts(tx, subject);
    bool is_any = false;
    for (auto i = first; i < first + count; ++i) {
        auto const& told = told_.facts[i];
        Fact const* held = nullptr;  // by kind and day, the newest last
        for (auto const& one : there)
            if (one.kind == told.kind && one.as_of.days() <= told.as_of) held = &one;
        is_fact_new_[i] = held == nullptr || held->value != told.value;
        is_any |= is_fact_new_[i];
    }
    return is_any;
}

bool Loader::is_new_decile(db::Tx& tx, ToldFamily const& row, FamilyId family) {
    if (row.decile == 0 || row.period.empty()) return false;
    if (family.is_none()) return true;
    return std::ranges::none_of(store::deciles(tx, family), [&](DecileRow const& one) {
        return one.maker == DecileOf::bps && one.period == row.period && one.decile == row.decile;
    });
}

void Loader::count_told(ImportCounts& out) const {
    out.answers = std::ranges::count(is_answer_new_, true);
    out.facts = std::ranges::count(is_fact_new_, true);
    out.answers_hidden = answers_hidden_;
    out.deciles = std::ranges::count(is_decile_new_, true);
    out.deciles_without_period = std::ranges::count_if(
        told_.families, [](ToldFamily const& one) { return one.decile != 0 && one.period.empty(); });
}

std::vector<ToldAnswers> Loader::new_answers(std::uint32_t first, std::uint8_t count) const {
    std::vector<ToldAnswers> out;
    for (auto i = first; i < first + count; ++i)
        if (is_answer_new_[i]) out.push_back(told_.answers[i]);
    return out;
}

void Loader::write_answers(Batch const& batch) {
    if (told_.answers.empty()) return;
    for (auto const shelf : {store::Shelf::open, store::Shelf::specific}) {
        auto const add = [&](db::Bulk& bulk, std::uint32_t first, std::uint8_t count, std::int64_t subject) {
            for (auto const& told : new_answers(first, count)) {
                if (shelf_of(section_at(told)) != shelf) continue;
                bulk.add({{"id", next_id(batch.made_at)},
                          {"subject", subject},
                          {"section", section_at(told).key},
                          {"form", word(FormVersion::regsosek2022)},
                          {"body", told.body},
                          {"source", batch.source},
                          {"author", wish_.by.id.raw()},
                          {"recorded_at", batch.made_at},
                          {"valid_from", batch.today}});
            }
        };
        office_.db.bulk(shelf == store::Shelf::open ? "registry_answer" : "registry_specific", answer_columns_of_table,
                        [&](db::Bulk& bulk) {
                            for (auto const& one : batch.fresh) {
                                auto const& family = told_.families[one.place];
                                add(bulk, family.first_answer, family.answer_count, family_id_[one.place]);
                                for (auto const place : members_of(one.place)) {
                                    if (person_fate_[place] != Fate::fresh) continue;
                                    auto const& person = told_.persons[place];
                                    add(bulk, person.first_answer, person.answer_count, person_id_[place]);
                                }
                            }
                            bulk.finish();
                        });
    }
}

void Loader::write_facts(Batch const& batch) {
    if (told_.facts.empty()) return;
    office_.db.bulk("registry_fact", fact_columns_of_table, [&](db::Bulk& bulk) {
        auto const add = [&](std::uint32_t first, std::uint8_t count, std::int64_t subject) {
            for (auto i = first; i < first + count; ++i) {
                if (!is_fact_new_[i]) continue;
                bulk.add({{"id", next_id(batch.made_at)},
                          {"subject", subject},
                          {"kind", word(told_.facts[i].kind)},
                          {"value", told_.facts[i].value},
                          {"source", batch.source},
                          {"author", wish_.by.id.raw()},
                          {"recorded_at", batch.made_at},
                          {"as_of", Date(told_.facts[i].as_of)}});
            }
        };
        for (auto const& one : batch.fresh) {
            auto const& family = told_.families[one.place];
            add(family.first_fact, family.fact_count, family_id_[one.place]);
            for (auto const place : members_of(one.place))
                if (person_fate_[place] == Fate::fresh)
                    add(told_.persons[place].first_fact, told_.persons[place].fact_count, person_id_[place]);
        }
        bulk.finish();
    });
}

void Loader::write_deciles(Batch const& batch) {
    bool const has_any = std::ranges::any_of(batch.fresh, [&](auto const& one) { return is_decile_new_[one.place]; });
    if (!has_any) return;
    office_.db.bulk("registry_decile", decile_columns, [&](db::Bulk& bulk) {
        for (auto const& one : batch.fresh) {
            if (!is_decile_new_[one.place]) continue;
            auto const& family = told_.families[one.place];
            bulk.add({{"family", family_id_[one.place]},
                      {"maker", word(DecileOf::bps)},
                      {"period", family.period},
                      {"decile", std::int64_t{family.decile}},
                      {"received_at", batch.made_at},
                      {"author", wish_.by.id.raw()}});
        }
        bulk.finish();
    });
}

void Loader::write_told(db::Tx& tx, Date day, std::uint32_t place, Family& family, Moment made_at) {
    auto const& row = told_.families[place];
    if (is_decile_new_[place]) {
        store::put_decile(tx, family.id, {DecileOf::bps, std::string(row.period), row.decile, made_at}, wish_.by.id);
        if (row.period >= family.decile_period) {
            family.decile = row.decile;
            family.decile_period = row.period;
        }
    }
    auto const keep = [&](std::uint32_t first, std::uint8_t count, std::int64_t subject) {
        for (auto const& told : new_answers(first, count))
            store::insert(tx,
                          {.id = AnsweredId(next_id(made_at)),
                           .subject = subject,
                           .section = std::string(section_at(told).key),
                           .form = FormVersion::regsosek2022,
                           .body = std::string(told.body),
                           .source = wish_.source,
                           .author = wish_.by.id,
                           .recorded_at = made_at,
                           .valid_from = day},
                          shelf_of(section_at(told)));
    };
    auto const state = [&](std::uint32_t first, std::uint8_t count, std::int64_t subject) {
        for (auto i = first; i < first + count; ++i)
            if (is_fact_new_[i])
                store::insert(tx, {.id = FactId(next_id(made_at)),
                                   .subject = subject,
                                   .kind = told_.facts[i].kind,
                                   .value = std::string(told_.facts[i].value),
                                   .source = wish_.source,
                                   .author = wish_.by.id,
                                   .recorded_at = made_at,
                                   .as_of = Date(told_.facts[i].as_of)});
    };
    keep(row.first_answer, row.answer_count, family.id.raw());
    state(row.first_fact, row.fact_count, family.id.raw());
    for (auto const at : members_of(place)) {
        if (person_id_[at] == 0) continue;
        auto const& person = told_.persons[at];
        keep(person.first_answer, person.answer_count, person_id_[at]);
        state(person.first_fact, person.fact_count, person_id_[at]);
    }
}

}  // namespace sinergi::registry::intake
