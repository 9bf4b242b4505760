#include "objections/api/letters.hpp"

namespace sinergi::objections {
namespace {

std::string address_of(registry::Family const& family) {
    std::string out = family.address;
    if (!family.rt.empty()) out += (out.empty() ? "" : ", ") + ("RT " + family.rt);
    if (!family.rw.empty()) out += " RW " + family.rw;
    return out;
}

print::Letter paper(House const& house, registry::Family const& family, Date day, std::string const& about) {
    print::Letter letter{.head = {.office = house.office.name},
                         .place = house.areas.name_of(house.office.area),
                         .date = day,
                         .to = {family.head_name, address_of(family), house.areas.name_of(family.region)},
                         .subject = house.say("objections.paper." + about, "id")};
    letter.foot = house.office.name;
    return letter;
}

}  // namespace

print::Letter removal_letter(House const& house, Removal const& removal, registry::Family const& family,
                             Grounds const& grounds) {
    auto const zone = house.office.zone;
    auto const say = [&](std::string const& key) { return house.say("objections.paper." + key, "id"); };
    auto const number = number_text(removal.id.raw());
    auto const key = key_of(house.office, KeyOf::removal, removal.id.raw());
    auto letter =
        paper(house, family, date_in(zone, removal.decided_at.value_or(removal.proposed_at)), "removal_subject");
    letter.number = number;
    letter.paragraphs = {say("removal_what")};
    letter.facts = {
        {say("programme"), removal.programme},
        {say("reason"), grounds.reason},
        {say("proof"), removal.proof},
        {say("number"), number},
        {say("key"), key},
        {say("appeal_within"), std::to_string(grounds.clocks.appeal_days) + " " + say("working_days")},
        {say("answered_within"), std::to_string(grounds.clocks.appeal_answer_days) + " " + say("working_days")}};
    letter.closing = {say("removal_appeal"), say("removal_help")};
    if (!house.url.empty()) letter.qr = house.url + "/keberatan?nomor=" + number;
    return letter;
}

}  // namespace sinergi::objections
