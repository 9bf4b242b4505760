#include "registry/api/stand.hpp"

#include "access/directory.hpp"
#include "matching/compare/reason.hpp"
#include "plumbing/json/read.hpp"
#include "registry/actions/shared.hpp"

#include <cmath>

namespace sinergi::registry {
namespace {

/// Of texts a reason says "the same" alone, so the field is named before it; by matching::Field.
constexpr std::array<std::string_view, matching::known_fields> named_apart{
    "registry.why_name", "", "", "", "registry.why_born_place", "", "registry.why_mother", "registry.why_address", ""};

}  // namespace

Stand::Stand(House& house, http::Call const& call)
    : house_(house), now_(call.now), language_(call.language()), atlas_(house.areas.atlas()) {}

Desk Stand::desk() {
    touched_.clear();  // a deed may run again
    return {house_.office, *atlas_, now_, touched_};
}

void Stand::tell_index() { house_.known.refresh(touched_); }

std::string const& Stand::name_of(db::Tx& tx, access::AccountId id) {
    auto const [at, is_new] = names_.try_emplace(id.raw());
    if (is_new)
        if (auto const person = access::find_person(tx, id)) at->second = person->name;
    return at->second;
}

wire::RegistryPersonOut Stand::out(db::Tx& tx, Person const& p) {
    return {.id = p.id,
            .family = p.family,
            .region = p.region,
            .region_name = atlas_->name_of(p.region),
            .name = p.name,
            .nik_masked = masked_number(p.nik),
            .sex = p.sex,
            .relation = p.relation,
            .marital = p.marital,
            .born_on = p.born_on,
            .age = age_on(p.born_on, p.state == PersonState::dead && p.state_on ? *p.state_on : today()),
            .born_place = p.born_place,
            .mother_name = p.mother_name,
            .father = p.father,
            .mother = p.mother,
            .merged_into = p.merged_into,
            .state = p.state,
            .state_on = p.state_on,
            .padan = p.padan,
            .source = p.source,
            .author_name = name_of(tx, p.author),
            .recorded_at = p.recorded_at,
            .valid_from = p.valid_from,
            .version = p.version};
}

wire::RegistryFamilyRowOut Stand::out(db::Tx& tx, Family const& f) {
    return {.id = f.id,
            .region = f.region,
            .region_name = atlas_->name_of(f.region),
            .no_kk_masked = masked_number(f.no_kk),
            .head_name = f.head_name,
            .address = f.address,
            .rt = f.rt,
            .rw = f.rw,
            .state = f.state,
            .is_without_head = f.state == FamilyState::active && f.head.is_none(),
            .members = f.members,
            .decile = f.decile,
            .decile_period = f.decile_period,
            .household = f.household,
            .lat = f.lat,
            .lon = f.lon,
            .merged_into = f.merged_into,
            .source = f.source,
            .author_name = name_of(tx, f.author),
            .recorded_at = f.recorded_at,
            .valid_from = f.valid_from,
            .version = f.version};
}

wire::RegistryEventOut Stand::out(db::Tx& tx, Event const& e) {
    wire::RegistryEventOut out{.id = e.id,
                               .kind = e.kind,
                               .on_day = e.on_day,
                               .family = e.family,
                               .person = e.person,
                               .other_family = e.other_family,
                               .other_person = e.other_person,
                               .changes = {},
                               .section = e.section,
                               .reason = e.reason,
                               .source = e.source,
                               .author_name = name_of(tx, e.author),
                               .by_role = e.by_role,
                               .recorded_at = e.recorded_at};
    if (auto changes = json::read<std::vector<Change>>(e.changes)) out.changes = *std::move(changes);
    return out;
}

wire::RegistryAnsweredOut Stand::out(db::Tx& tx, Answered const& a) {
    wire::RegistryAnsweredOut out{.id = a.id,
                                  .subject = id_text(a.subject),
                                  .section = a.section,
                                  .form = a.form,
                                  .answers = {},
                                  .mapped = {},
                                  .source = a.source,
                                  .author_name = name_of(tx, a.author),
                                  .recorded_at = a.recorded_at,
                                  .valid_from = a.valid_from};
    if (auto answers = json::read<Answers>(a.body)) out.answers = *std::move(answers);
    if (a.form == FormVersion::regsosek2022) return out;
    for (auto const& [key, code] : out.answers)
        if (auto const today_code = mapped(a.form, key, code)) out.mapped.emplace(key, *today_code);
    return out;
}

std::vector<wire::RegistryFindingOut> Stand::out(Findings const& findings) const {
    std::vector<wire::RegistryFindingOut> all;
    for (auto const& one : findings)
        all.push_back({one.fault, weight_of(one.fault), one.at, house_.say(sentence_of(one.fault), language_)});
    return all;
}

wire::RegistryFamilyOut Stand::out(db::Tx& tx, FamilyFile const& file) {
    wire::RegistryFamilyOut all{.family = out(tx, file.family), .findings = out(file.findings)};
    for (auto const& one : file.members) all.members.push_back(out(tx, one));
    for (auto const& one : file.answers) all.answers.push_back(out(tx, one));
    for (auto const& one : file.specifics) all.specifics.push_back(out(tx, one));
    for (auto const& one : file.deciles) all.deciles.push_back({one.maker, one.period, one.decile, one.received_at});
    for (auto const& one : file.facts)
        all.facts.push_back({id_text(one.subject), one.kind, one.value, one.source, name_of(tx, one.author), one.as_of,
                             one.recorded_at});
    for (auto const& one : file.events) all.events.push_back(out(tx, one));
    for (auto const& one : file.pairs) all.pairs.push_back(one.id);
    all.sees_specific = file.sees_specific;
    all.may_edit = file.may_edit;
    return all;
}

wire::RegistryPersonFileOut Stand::out(db::Tx& tx, PersonFile const& file) {
    wire::RegistryPersonFileOut all{
        .person = out(tx, file.person), .father_name = file.father_name, .mother_name = file.mother_name};
    for (auto const& [stay, head_name] : file.stays)
        all.stays.push_back({stay.family, head_name, stay.relation, stay.from_on,
                             stay.to_on == without_end ? std::nullopt : std::optional(stay.to_on), stay.cause,
                             stay.end_cause});
    for (auto const& one : file.events) all.events.push_back(out(tx, one));
    for (auto const& one : file.pairs) all.pairs.push_back(one.id);
    for (auto const& one : file.merges)
        all.merges.push_back({one.id, one.gone, one.reason, name_of(tx, one.author), one.made_at});
    all.may_edit = file.may_edit;
    return all;
}

Result<wire::RegistryFamilyOut> Stand::seen(db::Tx& tx, access::Officer const& by, FamilyId id) {
    Desk const desk{house_.office, *atlas_, now_, touched_};  // what the deed touched stays noted
    SINERGI_TRY(file, open(tx, desk, by, id));
    return out(tx, file);
}

std::vector<wire::RegistryWhyOut> Stand::why(matching::Score const& score) const {
    auto const tongue = language_ == "en" ? matching::Tongue::en : matching::Tongue::id;
    auto const said_of = [&](std::size_t at) {
        auto const key = named_apart[at];
        return key.empty() ? std::string{} : house_.say(key, language_) + ": ";
    };
    std::vector<wire::RegistryWhyOut> all;
    for (std::size_t at = 0; at < matching::known_fields; ++at)
        if (score.levels[at] != matching::missing && score.weights[at] != 0)
            all.push_back(
                {said_of(at) + std::string(matching::reason(at, score.levels[at], tongue)), score.weights[at]});
    return all;
}

wire::RegistryPairOut Stand::out(db::Tx& tx, Pair const& pair) {
    wire::RegistryPairOut all{.id = pair.id, .state = pair.state, .reason = pair.reason, .decided_at = pair.decided_at};
    auto const left = store::find_person(tx, pair.left), right = store::find_person(tx, pair.right);
    if (!left || !right) return all;
    all.left = out(tx, *left);
    all.right = out(tx, *right);
    auto const left_family = store::find_family(tx, left->family), right_family = store::find_family(tx, right->family);
    if (left_family) all.left_head = left_family->head_name;
    if (right_family) all.right_head = right_family->head_name;
    for (auto const& hit : house_.known.search(sought_of(*left, left_family)).hits) {
        if (hit.id != right->id.raw()) continue;
        all.percent = percent_of(hit.score);
        all.why = why(hit.score);
    }
    if (!pair.decided_by.is_none()) all.decided_by = name_of(tx, pair.decided_by);
    for (auto const* kept : {&*left, &*right})
        for (auto const& merge : store::merges_of(tx, kept->id))
            if (!merge.undone_at && (merge.gone == left->id || merge.gone == right->id)) all.merge = merge.id;
    return all;
}

std::int64_t percent_of(matching::Score const& score) noexcept {
    return std::lround(matching::probability(score.total) * 100);
}

Sought sought_of(Person const& p, std::optional<Family> const& family) {
    return {.nik = p.nik,
            .no_kk = family ? family->no_kk : "",
            .name = p.name,
            .sex = p.sex,
            .born_on = p.born_on,
            .born_place = p.born_place,
            .mother_name = p.mother_name,
            .address = family ? family->address : "",
            .region = p.region};
}

}  // namespace sinergi::registry
