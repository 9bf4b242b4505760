-- The kinds and clocks an office starts with; its administrator changes them. Clocks: docs/sources.md#grievance-deadline.
INSERT INTO grievance_clock (valid_from, verify_days, follow_up_days, information_days, ordinary_days, supervisory_days, rebut_days, source)
VALUES ('2000-01-01', 3, 5, 5, 14, 60, 10, 'docs/sources.md#grievance-deadline');

INSERT INTO grievance_kind (code, name_id, name_en, hint_id, hint_en, clock_class, urgent_hours, is_closed, is_emergency, sort) VALUES
 ('kekerasan', 'Kekerasan dalam rumah tangga atau pada perempuan', 'Violence at home or against women', 'Ada yang dipukul, diancam, atau dipaksa', 'Somebody is beaten, threatened or forced', 'ordinary', 24, TRUE, TRUE, 10),
 ('anak', 'Anak dalam bahaya atau telantar', 'A child in danger or neglected', 'Anak disakiti, dipekerjakan, atau tidak ada yang mengasuh', 'A child is hurt, put to work, or nobody cares for it', 'ordinary', 24, TRUE, TRUE, 20),
 ('bencana', 'Bencana', 'Disaster', 'Banjir, longsor, kebakaran, gempa: perlu makan, tempat, selimut', 'Flood, landslide, fire, earthquake: food, shelter, blankets needed', 'ordinary', 24, FALSE, TRUE, 30),
 ('ppks', 'Orang telantar ditemukan (PPKS)', 'A person in need was found (PPKS)', 'Lansia, disabilitas, gelandangan, atau orang sakit tanpa keluarga', 'Old, disabled, homeless or sick people without family', 'ordinary', 24, TRUE, FALSE, 40),
 ('napza', 'Penyalahgunaan narkoba (NAPZA)', 'Drug abuse (NAPZA)', 'Butuh pertolongan atau rehabilitasi', 'Help or rehabilitation is needed', 'ordinary', 0, TRUE, FALSE, 50),
 ('pungli', 'Pungutan liar atau potongan bantuan', 'Extortion or cuts from aid', 'Ada yang meminta uang atau memotong bantuan', 'Somebody asks for money or takes from aid', 'supervisory', 0, TRUE, FALSE, 60),
 ('bansos_salah_sasaran', 'Bantuan sosial salah sasaran', 'Aid reaches the wrong people', 'Yang mampu menerima, yang miskin tidak', 'The well-off receive, the poor do not', 'ordinary', 0, FALSE, FALSE, 70),
 ('bansos_tidak_diterima', 'Bantuan sosial tidak diterima', 'Aid was not received', 'Terdaftar, tetapi bantuan tidak masuk atau berhenti', 'Registered, but nothing arrives or it stopped', 'ordinary', 0, FALSE, FALSE, 80),
 ('kks_rekening', 'KKS atau rekening bermasalah', 'Card (KKS) or account trouble', 'Kartu hilang, tertelan, terblokir, atau dipegang orang lain', 'Card lost, swallowed, blocked, or kept by somebody else', 'ordinary', 0, FALSE, FALSE, 90),
 ('pbi_jk', 'BPJS Kesehatan (PBI-JK) nonaktif', 'Health insurance (PBI-JK) inactive', 'Kartu tidak aktif saat berobat', 'The card is inactive when treatment is needed', 'ordinary', 0, FALSE, FALSE, 100),
 ('data_dtsen', 'Data DTSEN keliru', 'Wrong data in DTSEN', 'Desil, pekerjaan, atau anggota keluarga tidak sesuai', 'Decile, work or family members are wrong', 'ordinary', 0, FALSE, FALSE, 110),
 ('alat_bantu', 'Alat bantu disabilitas', 'Aids for disability', 'Kursi roda, tongkat, alat dengar', 'Wheelchair, cane, hearing aid', 'ordinary', 0, FALSE, FALSE, 120),
 ('layanan', 'Pelayanan kantor', 'Service of the office', 'Antre lama, petugas tidak ada, berkas tidak selesai', 'Long waits, nobody there, papers not done', 'ordinary', 0, FALSE, FALSE, 130),
 ('aspirasi', 'Usulan atau aspirasi', 'A proposal', 'Saran untuk program atau pelayanan', 'Advice on a programme or service', 'information', 0, FALSE, FALSE, 140),
 ('informasi', 'Permintaan informasi', 'A question', 'Syarat, jadwal, atau cara mengurus', 'Conditions, dates, how to apply', 'information', 0, FALSE, FALSE, 150),
 ('lainnya', 'Lainnya', 'Something else', 'Tidak ada yang cocok di atas', 'Nothing above fits', 'ordinary', 0, FALSE, FALSE, 160);
