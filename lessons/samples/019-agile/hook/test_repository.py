import unittest
from unittest.mock import Mock

import repository


class Repository(unittest.TestCase):
    def test_inserts_the_booking(self):
        db = Mock()
        repository.add(db, {"reference": "K7M2PX"})
        db.execute.assert_called_once_with(repository.INSERT, {"reference": "K7M2PX"})

    def test_names_the_table(self):
        self.assertIn("INTO bookings", repository.INSERT)
