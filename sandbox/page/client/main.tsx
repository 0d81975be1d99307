import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/base.css';
import './styles/frame.css';
import './styles/messages.css';
import './styles/blocks.css';
import './styles/controls.css';
import './styles/dialogs.css';
import './styles/drawer.css';

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
