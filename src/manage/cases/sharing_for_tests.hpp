#pragma once
// A regency, its province and the ministry on one case, for the tests of this house: letters are handed over by hand,
// in order, some of them twice.

#include "cases/testing.hpp"

#include <algorithm>

namespace sinergi::cases::testing {

struct SharedCase : ::testing::TestWithParam<db::Engine> {
    Mail mail;
    NodeOffice regency{mail, GetParam(), "3208", "Dinas Sosial Kuningan"};
    NodeOffice province{mail, GetParam(), "32", "Dinas Sosial Jawa Barat"};
    NodeOffice ministry{mail, GetParam(), "", "Kementerian Sosial"};
    Officer rina = regency.hire("rina", Role::back_office);
    Officer chief = regency.hire("chief", Role::supervisor);
    Officer above = province.hire("above", Role::back_office);
    Officer above_chief = province.hire("abovechief", Role::supervisor);
    Officer desk171 = ministry.hire("desk", Role::back_office);
    Officer ministry_head = ministry.hire("mhead", Role::head);
    std::vector<std::string> refused;
    std::int64_t agreements_made = 0;

    SharedCase() {
        regency.courier.known = {{"32", true}, {"pusat", true}};
        province.courier.known = {{"3208", true}, {"pusat", true}};
        ministry.courier.known = {{"32", true}, {"3208", true}};
    }
    NodeOffice& at(std::string const& node) { return node == "3208" ? regency : (node == "32" ? province : ministry); }
    /// Hands over everything that waits, `times` times each, until nothing waits.
    void deliver(int times = 1) {
        for (bool is_any = true; is_any;) {
            is_any = false;
            for (auto& [way, letters] : mail.ways) {
                if (letters.empty()) continue;
                is_any = true;
                auto const letter = letters.front();
                letters.pop_front();
                auto& to = at(way.second);
                for (int i = 0; i < times; ++i) {
                    auto const said = to.write([&](db::Tx& tx) { return take_letter(tx, to.desk(), letter); });
                    if (!said) refused.push_back(letter.kind + " " + std::string(said.error().key));
                }
            }
        }
    }
    void sign(agreements::Fields const& fields, std::string first = "3208", std::string second = "pusat") {
        auto terms = agreements::testing::terms();
        terms.fields = fields;
        terms.party_first = first;
        terms.party_second = second;
        auto made = agreements::testing::agreement(terms, ++agreements_made);
        for (auto const& node : {first, second}) {
            auto& office = at(node);
            ASSERT_TRUE(office.write([&](db::Tx& tx) -> Done {
                agreements::lay_down(tx, {office.office, noon, nullptr},
                                     {.agreement = made, .plan = {}, .evaluations = {}});
                return {};
            }));
        }
    }
    static agreements::Fields everything() {
        using enum agreements::Field;
        return {identity, nik, contact, address, health, assessment, child, documents, photos};
    }
    Case opened(NewCase const& wish = old_man()) {
        return regency.write([&](db::Tx& tx) { return open(tx, regency.desk(), rina, wish); }).value();
    }
    static Ask up(std::string to, bool with_pen = false) {
        return {.kind = AssignmentKind::escalation,
                .to_node = std::move(to),
                .reason = "province_full",
                .asked = "Satu tempat di sentra untuk lansia",
                .tried = {"Panti provinsi penuh", "Keluarga belum ditemukan"},
                .with_pen = with_pen};
    }
    /// Asked by Rina, approved by her chief, on its way.
    void escalates(CaseId id, Ask const& wish) {
        auto const waits = regency.asks(rina, id, wish);
        ASSERT_TRUE(waits) << waits.error().key;
        ASSERT_FALSE(waits->waits.is_none());
        auto const said = regency.decides(chief, id, waits->waits);
        ASSERT_TRUE(said) << said.error().key;
    }
    void medical_none(NodeOffice& office, Officer const& by, CaseId id) {
        ASSERT_TRUE(office.enters(by, id, "medical_need", R"({"needs_treatment":false,"finding":"sehat"})"));
    }
};

}  // namespace sinergi::cases::testing
