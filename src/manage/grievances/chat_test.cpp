#include "grievances/chat.hpp"

#include <gtest/gtest.h>

namespace sinergi::grievances {
namespace {

// All people and numbers here are made up.

std::string at(ChatRead const& read) { return read.at ? read.at->text() : ""; }

TEST(Chat, ReadsWhatAndroidAndIPhoneCopy) {
    struct Row {
        char const* why;
        std::string pasted;
        std::string text, phone, name, at;
    };
    for (auto const& row : std::vector<Row>{
             {"Android, Indonesian, a number", "[22/11/26 08.15] +62 812-3456-7890: Bansos saya berhenti",
              "Bansos saya berhenti", "+6281234567890", "", "2026-11-22T01:15:00.000Z"},
             {"iPhone, a contact, seconds", "[22/11/2026 08:15:02] Ibu Euis: Kartu tertelan", "Kartu tertelan", "",
              "Ibu Euis", "2026-11-22T01:15:02.000Z"},
             {"Android export, comma and dash", "22/11/26, 08.15 - +62 812-3456-7890: Atap roboh", "Atap roboh",
              "+6281234567890", "", "2026-11-22T01:15:00.000Z"},
             {"English, afternoon", "22/11/2026 8:15 PM - Ibu Euis: The roof fell", "The roof fell", "", "Ibu Euis",
              "2026-11-22T13:15:00.000Z"},
             {"midnight in English", "22/11/2026, 12:05 AM - Ibu Euis: tolong", "tolong", "", "Ibu Euis",
              "2026-11-21T17:05:00.000Z"},
             {"the month first, told by the day", "[11/22/26, 8:15:02 AM] Ibu Euis: tolong", "tolong", "", "Ibu Euis",
              "2026-11-22T01:15:02.000Z"},
             {"an iPhone's mark of direction and narrow space",
              "\xE2\x80\x8E[22/11/26 08:15:02\xE2\x80\xAF] Ibu Euis: \xE2\x80\x8Etolong", "\xE2\x80\x8Etolong", "",
              "Ibu Euis", "2026-11-22T01:15:02.000Z"},
             {"nobody's contact", "[22/11/26 08.15] ~ Euis S: tolong", "tolong", "", "Euis S",
              "2026-11-22T01:15:00.000Z"},
             {"no stamp at all", "Tolong kami di Dusun Manis.\nHub 0812 3456 7890",
              "Tolong kami di Dusun Manis.\nHub 0812 3456 7890", "+6281234567890", "", ""},
             {"nothing", "", "", "", "", ""},
         }) {
        SCOPED_TRACE(row.why);
        auto const read = read_chat(row.pasted, Zone::WIB);
        EXPECT_EQ(read.text, row.text);
        EXPECT_EQ(read.phone.value_or(""), row.phone);
        EXPECT_EQ(read.name.value_or(""), row.name);
        EXPECT_EQ(at(read), row.at);
    }
}

TEST(Chat, PutsMessagesOfManyLinesTogether) {
    auto const read = read_chat(
        "[22/11/26 08.15] +62 812-3456-7890: Assalamualaikum 🙏\r\n"
        "Rumah bu Cucun roboh\r\n"
        "\r\n"
        "[22/11/26 08.16] +62 812-3456-7890: <Media tidak disertakan>\n"
        "[22/11/26 08.16] +62 812-3456-7890: IMG-20261122-WA0001.jpg (file terlampir)\n"
        "[22/11/26 08.17] +62 812-3456-7890: Butuh terpal 😢 <Pesan ini diedit>\n"
        "[22/11/26 08.18] +62 812-3456-7890: Pesan ini telah dihapus\n",
        Zone::WIB);
    EXPECT_EQ(read.text, "Assalamualaikum 🙏\nRumah bu Cucun roboh\n\nButuh terpal 😢");
    EXPECT_EQ(read.messages, 5);
    EXPECT_EQ(read.phone, "+6281234567890");
    EXPECT_EQ(at(read), "2026-11-22T01:15:00.000Z") << "of the first message";
}

TEST(Chat, LeavesOutWhatTheProgramItselfSays) {
    auto const read = read_chat(
        "22/11/26, 08.10 - Pesan dan panggilan dienkripsi secara end-to-end. Tidak seorang pun di luar chat ini dapat "
        "membacanya.\n"
        "22/11/26, 08.15 - Ibu Euis: Gambar tidak disertakan dalam surat, maaf\n"
        "22/11/26, 08.16 - Ibu Euis: gambar tidak disertakan\n"
        "22/11/26, 08.16 - Ibu Euis: sticker omitted\n",
        Zone::WIB);
    EXPECT_EQ(read.text, "Gambar tidak disertakan dalam surat, maaf") << "a sentence of the reporter's is kept";
    EXPECT_EQ(read.name, "Ibu Euis");
}

TEST(Chat, ZonesAreTheOffices) {
    EXPECT_EQ(at(read_chat("[22/11/26 08.15] Ibu Euis: x", Zone::WIT)), "2026-11-21T23:15:00.000Z");
}

TEST(Chat, WhatIsNoStampIsText) {
    for (std::string const text :
         {"[32/13/26 08.15] Ibu Euis: x", "[22/11/26 25.15] Ibu Euis: x", "22/11/26", "[22/11", "1/1/1 1.1 -"}) {
        SCOPED_TRACE(text);
        auto const read = read_chat(text, Zone::WIB);
        EXPECT_EQ(read.text, text);
        EXPECT_FALSE(read.at);
    }
}

}  // namespace
}  // namespace sinergi::grievances
